import type { FigureWords } from '#components/admin/editor/images/figure.tsx'

/** Something dropped on the text: where, and on what. */
export type Drop = { x: number; y: number; on: Element }

/** Puts a picture where the place was remembered, and the next one behind it. False when that view of the text is gone. */
export type Place = (figure: FigureWords) => boolean

/** A view of the text that pictures can be put into. */
export type PictureTarget = {
  /** Remembers where the writer is, or where something was dropped. */
  placeAt: (drop?: Drop) => Place
  /** Takes the writer to what is said of a picture in the text. */
  describe: (src: string) => void
}

/** A view tells its target when it is ready, and null when it goes. */
export type OnTarget = (target: PictureTarget | null) => void
