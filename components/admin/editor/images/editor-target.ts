import type { FigureFields } from '#components/admin/editor/images/figure.ts'

/** Where files were dropped: coordinates and the element under them. */
export type Drop = { x: number; y: number; on: Element }

/** `share`: how much has been sent, from 0 to 1. `gone`: cancelled or dismissed. */
export type UploadState = { share: number } | 'failed' | 'gone'

/** The place of one image while it is being uploaded, drawn in the text. */
export type Place = { note: (state: UploadState) => void; fill: (figure: FigureFields) => boolean }

/**
 * Inserts an image at a remembered position, and the next one after it. False when that view of the text is closed.
 * `placeFor`: draws the upload of a file there, in views that can. `forget`: no image will come any more.
 */
export type InsertAt = {
  (figure: FigureFields): boolean
  placeFor?: (name: string) => Place
  forget?: () => void
}

/** An editor view that images can be inserted into. */
export type EditorTarget = {
  /** Remembers the caret, or where files were dropped. */
  insertionPoint: (drop?: Drop) => InsertAt
  /** Moves the focus to the alt text of an image in the text. */
  describe: (src: string) => void
}

/** A view reports its target when it is ready, and null when it closes. */
export type OnTarget = (target: EditorTarget | null) => void
