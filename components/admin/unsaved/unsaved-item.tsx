'use client'

import { useEffect, useState } from 'react'
import { changedFields } from '#components/admin/editor/changes/changed-fields.ts'
import { MergeView } from '#components/admin/editor/changes/lazy-merge-view.tsx'
import { deleteCopies } from '#components/admin/editor/copies/copies-store.ts'
import type { DeviceCopy } from '#components/admin/editor/copies/device-copy.ts'
import { isSaved, type Unsaved } from '#components/admin/editor/copies/listing.ts'
import { type DraftFields, draftFieldsOf } from '#components/admin/editor/draft-fields.ts'
import { timeOf } from '#components/admin/editor/status-text.tsx'
import type { LoadDraft } from '#components/admin/unsaved/unsaved-list.tsx'

type Props = { copy: Unsaved; isOpen: boolean; load: LoadDraft; onGone: () => void }

/** One text that this device has, with what the server has beside it. */
export function UnsavedItem({ copy, isOpen, load, onGone }: Props) {
  const [saved, setSaved] = useState<DraftFields | string | null>(null)
  const [isCompared, setCompared] = useState(false)
  const { title, body } = copy.fields

  useEffect(() => {
    void load(copy.postId)
      .catch(() => null)
      .then((result) =>
        setSaved(
          result?.ok ? draftFieldsOf(result.value) : (result?.message ?? 'The server did not respond.'),
        ),
      )
  }, [load, copy.postId])

  async function discard() {
    await deleteCopies(copy.keys).catch(() => {})
    onGone()
  }

  return (
    <li>
      <h2>{title || 'Untitled'}</h2>
      <p className="row-note">
        {timeOf(copy.at)}
        {isOpen && ' · open in another tab, which saves it'}
        {saved !== null && typeof saved !== 'string' && isSaved(copy.fields, saved) && ' · the server has it'}
        {typeof saved === 'string' && ` · ${saved}`}
      </p>
      <p className="button-row">
        {saved !== null && typeof saved !== 'string' && (
          <>
            <a className="button" href={bringBackHref(copy)}>
              Bring back
            </a>
            <button
              type="button"
              className="quiet"
              aria-expanded={isCompared}
              onClick={() => setCompared(!isCompared)}
            >
              Show the difference
            </button>
          </>
        )}
        <button
          type="button"
          className="quiet"
          onClick={() => void navigator.clipboard?.writeText(`# ${title}\n\n${body}`).catch(() => {})}
        >
          Copy the text
        </button>
        <button
          type="button"
          className="quiet"
          onClick={() => confirm('Discard this text? This cannot be undone.') && void discard()}
        >
          Discard
        </button>
      </p>
      {copy.earlier.length > 0 && (
        <details>
          <summary>Earlier texts</summary>
          <ul>
            {copy.earlier.map((earlier) => (
              <li key={earlier.key}>
                {timeOf(earlier.at)}, {earlier.fields.body.length} characters:{' '}
                <a href={bringBackHref(earlier)}>Bring back</a>
              </li>
            ))}
          </ul>
        </details>
      )}
      {isCompared && saved !== null && typeof saved !== 'string' && (
        <>
          <Fields before={saved} now={copy.fields} />
          <MergeView before={saved.body} now={body} />
        </>
      )}
    </li>
  )
}

function bringBackHref({ postId, key }: DeviceCopy): string {
  return `/admin/posts/${postId}#bring-back=${encodeURIComponent(key)}`
}

function Fields({ before, now }: { before: DraftFields; now: DraftFields }) {
  return (
    <dl className="changed-fields">
      {changedFields(before, { ...before, ...now }).map(({ label, before, now }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {before && <del>{before}</del>} {now ? <ins>{now}</ins> : <span>now empty</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
