'use client'

import { useEffect, useId, useState } from 'react'
import { MergeView } from '#components/admin/editor/changes/merge-view.tsx'
import { type Manuscript, manuscriptOf } from '#components/admin/editor/manuscript.tsx'
import { type ChangedField, changedFields } from '#components/admin/editor/rich-text/changed-fields.tsx'
import type { PostText, Result } from '#lib/admin/views.ts'

export type Comparison = {
  now: Manuscript
  saved: Manuscript
  /** Null: readers see nothing of it. */
  liveVersion: number | null
  loadLive: () => Promise<Result<PostText>>
}

type Against = 'live' | 'saved'

/** What has changed, since readers got their text or since it was saved last. */
export default function ChangesView({ now, saved, liveVersion, loadLive }: Comparison) {
  const [against, setAgainst] = useState<Against>(liveVersion === null ? 'saved' : 'live')
  const { live, trouble } = useLive(liveVersion, loadLive)
  const id = useId()
  const before = against === 'saved' ? saved : live

  return (
    <>
      {liveVersion !== null && (
        <p className="changes-choice">
          <label htmlFor={id}>Compare with</label>{' '}
          <select id={id} value={against} onChange={({ target }) => setAgainst(choiceOf(target.value))}>
            <option value="live">what readers see</option>
            <option value="saved">what was saved last</option>
          </select>
        </p>
      )}
      {before ? (
        <Changes before={before} now={withAddress(now, before)} against={against} />
      ) : (
        <Wait {...{ trouble }} />
      )}
    </>
  )
}

function useLive(version: number | null, load: Comparison['loadLive']) {
  const [live, setLive] = useState<Manuscript | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)

  useEffect(() => {
    if (version === null) return
    let isWanted = true
    load()
      .catch(() => null)
      .then((result) => {
        if (!isWanted) return
        if (result?.ok) setLive(manuscriptOf(result.value))
        else setTrouble(result?.message ?? 'The server did not answer. Open this view again.')
      })
    return () => {
      isWanted = false
    }
  }, [version, load])

  return { live, trouble }
}

function Wait({ trouble }: { trouble: string | null }) {
  return trouble ? <p className="trouble">{trouble}</p> : <p className="room-loading">Comparing…</p>
}

function Changes({ before, now, against }: { before: Manuscript; now: Manuscript; against: Against }) {
  const fields = changedFields(before, now)
  const isSame = before.body === now.body
  if (isSame && fields.length === 0) return <p className="desk-empty">{NOTHING[against]}</p>
  return (
    <>
      {fields.length > 0 && <FieldList fields={fields} />}
      {isSame ? (
        <p className="field-hint">The text is the same.</p>
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

/** An address that is left empty stays what it is. */
function withAddress(now: Manuscript, before: Manuscript): Manuscript {
  return now.slug ? now : { ...now, slug: before.slug }
}

function choiceOf(value: string): Against {
  return value === 'saved' ? 'saved' : 'live'
}

const NOTHING: Record<Against, string> = {
  live: 'Readers see exactly this text.',
  saved: 'Nothing has changed since this text was saved last.',
}
