import type { Heading } from '#lib/content/views.ts'
import type { Link, Listing } from '#lib/core/views.ts'
import type { ArticleField, ListedField, PlainValues } from '#lib/fields/choosing.ts'
import type { ResponsiveImage } from '#lib/media/views.ts'

/** Props for components. Dates are UTC instants; addresses are relative paths such as /blog/attention. */

export type BylineRef = { slug: string; name: string; avatar: ResponsiveImage | null }

export type TagRef = { slug: string; name: string }

/** An article in a list. */
export type PostCard = Pick<PlainValues, ListedField> & {
  id: string
  slug: string
  href: string
  /** Its excerpt, or else its dek; shown in lists and feeds. */
  summary: string
  publishedAt: Date
  minutes: number
  cover: ResponsiveImage | null
  bylines: BylineRef[]
  tags: TagRef[]
}

export type Neighbour = { href: string; title: string }

/** A series page: every live part in order. */
export type SeriesView = { slug: string; href: string; title: string; description: string; parts: PostCard[] }

export type SeriesPlace = {
  href: string
  title: string
  part: number
  /** Every live part in order. */
  parts: { href: string; title: string; part: number }[]
}

/** A byline for its page and for author notes. */
export type BylineView = BylineRef & { bio: string; links: Link[]; articles: number }

export type TagView = TagRef & { description: string; articles: number }

/** What the page of a post shows besides its card; `seoTitle` and `description` are never empty where a text is. */
type PostWords = Pick<PlainValues, ArticleField> & {
  revisedAt: Date | null
  html: string
  headings: Heading[]
}

/** An article page. */
export type ArticleView = PostCard &
  PostWords & {
    words: number
    authors: BylineView[]
    series: SeriesPlace | null
    previous: Neighbour | null
    next: Neighbour | null
    recent: PostCard[]
  }

/** A page such as /about. */
export type PageView = Pick<PostCard, ListedField | 'id' | 'slug' | 'href' | 'publishedAt'> & PostWords

/** A sitemap entry. `modifiedAt` is null while nothing is live; `images` are paths. */
export type SitemapEntry = { path: string; modifiedAt: Date | null; images: string[] }

export type ArchiveYear = { year: number; posts: Pick<PostCard, 'href' | 'title' | 'publishedAt'>[] }

/** One page of the archive; a year may continue on the next page. */
export type Archive = Pick<Listing<unknown>, 'page' | 'pages'> & { years: ArchiveYear[] }

/** An article in a feed. */
export type FeedItem = PostCard & { html: string; revisedAt: Date | null }

export type HomeView = {
  lead: PostCard | null
  seconds: PostCard[]
  latest: PostCard[]
  sections: { tag: TagRef; posts: PostCard[] }[]
}
