'use client'

import type { Failure } from '#lib/desk/views'

type Props = { value: string; onChange: (value: string) => void; problems: Failure['problems'] }

/** The text of the post as MDX. */
export function TextField({ value, onChange, problems }: Props) {
  return (
    <textarea
      className="room-text"
      aria-label="Text"
      aria-invalid={problems.length > 0 ? true : undefined}
      placeholder="Begin writing. Markdown works; a blank line begins a paragraph."
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
