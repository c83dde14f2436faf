import type { EditorTarget, InsertAt } from '#components/admin/editor/images/editor-target.ts'
import type { Outside } from '#components/admin/editor/rich-text/remote/outside.ts'

/** Something of the publication that a text may link to. `kind`: what it is, as shown beside its title. */
export type Suggested = { title: string; href: string; kind: string }

/** The snippets of the publication. */
export type SnippetServices = {
  /** Those known by now, by name. */
  list: () => readonly { id: string; name: string }[]
  /** Whether the writer may save one. */
  mayCreate: () => boolean
  /** The MDX of one; null when it cannot be had. */
  load: (id: string) => Promise<string | null>
  /** Asks for a name and saves MDX under it. */
  save: (source: string) => void
}

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
  /** Says something to every writer, until they close it or `null` takes it back. Without it, only to screen readers. */
  notify?: (message: string | null) => void
  /** Finds own articles, people and tags for `@`; without it, `@` is a character like others. */
  suggest?: (query: string) => Promise<Suggested[]>
  /** What comes from other sites; without it, pasted addresses stay links and images stay elsewhere. */
  outside?: Outside
  /** The language (BCP 47) whose quotation marks and dashes are set as one types, or null to leave them as typed. */
  typography?: () => string | null
  /** Without them, the menus offer none. */
  snippets?: SnippetServices
}
