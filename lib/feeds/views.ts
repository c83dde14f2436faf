import type { Picture } from '#lib/media/views.ts'

export type FeedForm = 'rss' | 'atom' | 'json'

/** A feed before it takes the form of RSS, Atom or JSON. Every address in it is complete. */
export type Feed = {
  title: string
  description: string
  language: string
  /** The page whose articles it carries. */
  home: string
  /** Where it stands in each form. */
  self: Record<FeedForm, string>
  publisher: Credit
  /** The address of the publication's logo; null when it has none. */
  logo: string | null
  /** When the newest of its entries changed; for an empty feed the start of this day. */
  updated: Date
  entries: FeedEntry[]
}

export type FeedEntry = {
  /** Stays the same when the address, the title or the publication's host changes. */
  id: string
  url: string
  title: string
  summary: string
  html: string
  image: Picture | null
  published: Date
  updated: Date
  authors: Credit[]
  tags: Credit[]
}

export type Credit = { name: string; url: string }
