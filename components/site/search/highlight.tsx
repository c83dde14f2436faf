import type { Stretch } from '#lib/search/views.ts'

/** A text with the matches of a search highlighted. */
export function Highlight({ text }: { text: Stretch[] }) {
  return text.map((stretch, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the order never changes.
    stretch.isMarked ? <mark key={index}>{stretch.text}</mark> : stretch.text,
  )
}
