import type { Metadata } from 'next'
import { feedUrls } from '#lib/feeds/building.ts'
import type { ResponsiveImage } from '#lib/media/views.ts'
import { cardImage, sharedImage } from '#lib/og-images/naming.ts'
import type { ArticleView, BylineView, PageView, TagView } from '#lib/published/views.ts'
import type { Settings } from '#lib/settings/views.ts'
import { absolute, isIndexable } from '#lib/urls/origin.ts'
import { bylinePath, tagPath } from '#lib/urls/paths.ts'

export function homeMetadata(settings: Settings): Metadata {
  const title = settings.tagline ? `${settings.name}: ${settings.tagline}` : settings.name
  return describe(settings, { title, name: settings.name, description: settings.description, path: '/' })
}

export function articleMetadata(settings: Settings, article: ArticleView): Metadata {
  const authors = article.authors.map(({ name, slug }) => ({ name, url: absolute(bylinePath(slug)) }))
  const metadata = textMetadata(settings, article, sharedImage(settings, article))
  return {
    ...metadata,
    authors,
    alternates: {
      ...metadata.alternates,
      types: { ...metadata.alternates?.types, 'text/markdown': absolute(`${article.href}.md`) },
    },
    openGraph: {
      ...metadata.openGraph,
      type: 'article',
      publishedTime: article.publishedAt.toISOString(),
      modifiedTime: (article.revisedAt ?? article.publishedAt).toISOString(),
      authors: authors.map(({ url }) => url),
      section: article.tags[0]?.name,
      tags: article.tags.map(({ name }) => name),
    },
  }
}

/** A page such as /about. */
export function pageMetadata(settings: Settings, page: PageView): Metadata {
  return textMetadata(settings, page, cardImage(settings, { ...page, bylines: [] }))
}

/** A list such as /blog. `path` is that of its first page; `page` counts from 1; `feed` when it has its own. */
export function listMetadata(settings: Settings, list: ListHead): Metadata {
  const isFirst = list.page === 1
  const name = isFirst ? list.title : `${list.title}, page ${list.page}`
  const path = isFirst ? list.path : `${list.path}/page/${list.page}`
  const feed = list.feed ? { title: list.title, path: list.path } : undefined
  return describe(settings, {
    title: titled(settings, name),
    name,
    description: list.description,
    path,
    feed,
  })
}

export function tagMetadata(settings: Settings, tag: TagView, page: number): Metadata {
  const description = tag.description || `Articles about ${tag.name} in ${settings.name}.`
  return listMetadata(settings, {
    title: tag.name,
    description,
    path: tagPath(tag.slug),
    page,
    feed: true,
  })
}

export function bylineMetadata(settings: Settings, byline: BylineView, page: number): Metadata {
  const description = byline.bio || `Articles by ${byline.name} in ${settings.name}.`
  const path = bylinePath(byline.slug)
  const metadata = listMetadata(settings, { title: byline.name, description, path, page, feed: true })
  return { ...metadata, openGraph: { ...metadata.openGraph, type: 'profile' } }
}

/** Excluded from search engines, such as a 404 page. */
export function hiddenMetadata(settings: Settings, title: string, description?: string): Metadata {
  return { title: titled(settings, title), robots: { index: false }, ...(description && { description }) }
}

type ListHead = { title: string; description: string; path: string; page: number; feed?: boolean }

type Text = { seoTitle: string; title: string; description: string; href: string }

function textMetadata(settings: Settings, text: Text, image: Shown): Metadata {
  const title = titled(settings, text.seoTitle || text.title)
  return describe(settings, {
    title,
    name: text.title,
    description: text.description,
    path: text.href,
    image,
  })
}

type Shown = Pick<ResponsiveImage, 'src' | 'alt' | 'width' | 'height'>

type Description = {
  title: string
  /** The title in shared links, shown beside the site's name. */
  name: string
  description: string
  path: string
  image?: Shown | null
  feed?: { title: string; path: string }
}

function describe(settings: Settings, page: Description): Metadata {
  const description = page.description || settings.description || settings.tagline
  return {
    title: page.title,
    description,
    applicationName: settings.name,
    alternates: { canonical: absolute(page.path), types: feedLinks(settings, page.feed) },
    robots: isIndexable() ? { index: true, 'max-image-preview': 'large' } : { index: false },
    openGraph: {
      type: 'website',
      url: absolute(page.path),
      siteName: settings.name,
      title: page.name,
      description,
      images: [page.image ? openGraphImage(page.image) : mark(settings)],
    },
    twitter: { card: page.image ? 'summary_large_image' : 'summary' },
  }
}

function titled(settings: Settings, title: string): string {
  return `${title} · ${settings.name}`
}

// The page's own feed comes first: many feed readers take the first.
function feedLinks(settings: Settings, own?: { title: string; path: string }) {
  const site = { title: settings.name, ...feedUrls('/') }
  const feeds = own ? [{ title: titled(settings, own.title), ...feedUrls(own.path) }, site] : [site]
  return {
    'application/rss+xml': feeds.map(({ title, rss }) => ({ title, url: rss })),
    'application/atom+xml': feeds.map(({ title, atom }) => ({ title, url: atom })),
    'application/feed+json': feeds.map(({ title, json }) => ({ title, url: json })),
  }
}

function openGraphImage({ src, width, height, alt }: Shown) {
  return { url: absolute(src), width, height, alt: alt || undefined }
}

// The image of a shared link when the page has none of its own.
function mark({ name }: Settings) {
  return { url: absolute('/icon-512.png'), width: 512, height: 512, alt: name }
}
