'use client'

import { useEffect, useId, useState } from 'react'
import { type ChangedField, changedFields } from '#components/admin/editor/changes/changed-fields.ts'
import { MergeView } from '#components/admin/editor/changes/merge-view.tsx'
import { type DraftFields, draftFieldsOf } from '#components/admin/editor/draft-fields.ts'
import type { PostText, Result } from '#lib/admin/views.ts'

export type Comparison = {
  now: DraftFields
  saved: DraftFields
  /** Null: not live. */
  liveVersion: number | null
  loadLive: () => Promise<Result<PostText>>
}

type Against = 'live' | 'saved'

/** The changes since the live version or since the last save. */
export default function ChangesView({ now, saved, liveVersion, loadLive }: Comparison) {
  const [against, setAgainst] = useState<Against>(liveVersion === null ? 'saved' : 'live')
  const { live, error } = useLive(liveVersion, loadLive)
  const id = useId()
  const before = against === 'saved' ? saved : live

  return (
    <>
      {liveVersion !== null && (
        <p className="changes-choice">
          <label htmlFor={id}>Compare with</label>{' '}
          <select id={id} value={against} onChange={({ target }) => setAgainst(choiceOf(target.value))}>
            <option value="live">the live version</option>
            <option value="saved">the last saved version</option>
          </select>
        </p>
      )}
      {before ? (
        <Changes before={before} now={withAddress(now, before)} against={against} />
      ) : (
        <Pending error={error} />
      )}
    </>
  )
}

function useLive(version: number | null, load: Comparison['loadLive']) {
  const [live, setLive] = useState<DraftFields | null>(null)
  const [error, setError] = useState<string | null>(null)

  useEffect(() => {
    if (version === null) return
    let isCurrent = true
    load()
      .catch(() => null)
      .then((result) => {
        if (!isCurrent) return
        if (result?.ok) setLive(draftFieldsOf(result.value))
        else setError(result?.message ?? 'The server did not respond. Open this view again.')
      })
    return () => {
      isCurrent = false
    }
  }, [version, load])

  return { live, error }
}

function Pending({ error }: { error: string | null }) {
  return error ? <p className="form-error">{error}</p> : <p className="editor-loading">Comparing…</p>
}

function Changes({ before, now, against }: { before: DraftFields; now: DraftFields; against: Against }) {
  const fields = changedFields(before, now)
  const isSame = before.body === now.body
  if (isSame && fields.length === 0) return <p className="admin-empty">{NOTHING[against]}</p>
  return (
    <>
      {fields.length > 0 && <FieldList fields={fields} />}
      {isSame ? (
        <p className="field-hint">The text is unchanged.</p>
      ) : (
        <MergeView before={before.body} now={now.body} />
      )}
    </>
  )
}

function FieldList({ fields }: { fields: ChangedField[] }) {
  return (
    <dl className="changed-fields">
      {fields.map(({ label, before, now }) => (
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

/** An empty address keeps the current one. */
function withAddress(now: DraftFields, before: DraftFields): DraftFields {
  return now.slug ? now : { ...now, slug: before.slug }
}

function choiceOf(value: string): Against {
  return value === 'saved' ? 'saved' : 'live'
}

const NOTHING: Record<Against, string> = {
  live: 'No changes. Readers see exactly this text.',
  saved: 'No changes since the last save.',
}
