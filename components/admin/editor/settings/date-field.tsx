'use client'

import { useState } from 'react'
import { fromZoned, toZoned } from '#components/admin/editor/settings/zoned-time.ts'
import { Field } from '#components/ui/field.tsx'
import type { DraftView } from '#lib/admin/views.ts'

type Props = {
  post: DraftView
  value: string | null
  /** IANA name of the publication's time zone. */
  zone: string
  onChange: (value: string | null) => void
  error?: string
}

/** The date shown to readers, in the time of the publication. */
export function DateField({ post, value, zone, onChange, error }: Props) {
  const [refusal, setRefusal] = useState<string>()
  const [typed, setTyped] = useState<string | null>(null)
  const shown = value ?? post.live?.publishedAt.toISOString() ?? null

  function take(local: string) {
    setTyped(local)
    const instant = fromZoned(local, zone)
    // The server refuses a date in the future, and with it every other change of the same save.
    const isFuture = instant !== null && Date.parse(instant) > Date.now()
    setRefusal(
      isFuture ? 'Choose a date that is not in the future. Posts cannot be scheduled yet.' : undefined,
    )
    if (!isFuture) onChange(instant)
  }

  if (!post.maySet.publishedAt) return null
  return (
    <div data-field="publishedAt">
      <Field
        label="Date shown to readers"
        type="datetime-local"
        value={typed ?? (shown ? toZoned(shown, zone) : '')}
        onChange={(event) => take(event.target.value)}
        onBlur={() => refusal === undefined && setTyped(null)}
        hint={`Time zone: ${zone}. If empty, the moment of the first publication.`}
        error={refusal ?? error}
      />
    </div>
  )
}
