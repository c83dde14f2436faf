import type { PostKind, SnippetPurpose } from '#prisma/enums.ts'

export type { SnippetPurpose }

/** A snippet or template to choose from. */
export type SnippetChoice = { id: string; name: string; mayChange: boolean }

/** All to choose from, by name, and whether the viewer may add one. */
export type SnippetChoices = { items: SnippetChoice[]; mayCreate: boolean }

/** A row of the list of snippets and templates. */
export type SnippetRow = SnippetChoice & {
  purpose: SnippetPurpose
  /** The first words of its source. */
  start: string
  kind: PostKind
  /** Null: the publication itself, or a deleted user. */
  createdBy: string | null
  updatedAt: Date
}

/** A whole snippet or template. */
export type SnippetView = SnippetChoice & {
  purpose: SnippetPurpose
  body: string
  kind: PostKind
  title: string
  dek: string
  tags: string[]
  seriesId: string | null
}
