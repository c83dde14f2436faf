import type { EditorTarget, InsertAt } from '#components/admin/editor/images/editor-target.ts'

/** What the rich text view asks of the page around it. */
export type EditorServices = {
  /** Opens the image chooser; the image goes where the caret is. */
  chooseImage: () => void
  /** Opens the image chooser for a place of its own, such as that of another image. */
  replaceImage: (at: InsertAt) => void
  /** Uploads files, each inserted where it was dropped or pasted. */
  uploadFiles: (files: File[], at: ReturnType<EditorTarget['insertionPoint']>) => void
  /** Says something to screen readers. */
  announce: (message: string) => void
}
