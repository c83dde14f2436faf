import type { ResponsiveImage } from '#lib/media/views.ts'

export type FeedFormat = 'rss' | 'atom' | 'json'

/** A feed independent of its format. All URLs are absolute. */
export type Feed = {
  title: string
  description: string
  language: string
  /** The page whose articles it carries. */
  home: string
  /** Its URL in each format. */
  self: Record<FeedFormat, string>
  publisher: Credit
  /** The URL of the site's logo; null when there is none. */
  logo: string | null
  /** When its newest entry changed; for an empty feed, the start of today. */
  updated: Date
  entries: FeedEntry[]
}

export type FeedEntry = {
  /** Permanent: does not change with the address, the title or the site's host. */
  id: string
  url: string
  title: string
  summary: string
  html: string
  image: ResponsiveImage | null
  published: Date
  updated: Date
  authors: Credit[]
  tags: Credit[]
}

export type Credit = { name: string; url: string }
