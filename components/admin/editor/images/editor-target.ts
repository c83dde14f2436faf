import type { FigureFields } from '#components/admin/editor/images/figure.ts'

/** Where files were dropped: coordinates and the element under them. */
export type Drop = { x: number; y: number; on: Element }

/** Inserts an image at a remembered position, and the next one after it. False when that view of the text is closed. */
export type InsertAt = (figure: FigureFields) => boolean

/** An editor view that images can be inserted into. */
export type EditorTarget = {
  /** Remembers the caret, or where files were dropped. */
  insertionPoint: (drop?: Drop) => InsertAt
  /** Moves the focus to the alt text of an image in the text. */
  describe: (src: string) => void
}

/** A view reports its target when it is ready, and null when it closes. */
export type OnTarget = (target: EditorTarget | null) => void
