import type { Stretch } from '#lib/search/views.ts'

/** A text in which what was searched for stands out. */
export function Highlight({ text }: { text: Stretch[] }) {
  return text.map((stretch, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of a text never change places.
    stretch.isMarked ? <mark key={index}>{stretch.text}</mark> : stretch.text,
  )
}
