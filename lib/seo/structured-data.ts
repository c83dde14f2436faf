import type { Link } from '#lib/core/views.ts'
import type { ResponsiveImage } from '#lib/media/views.ts'
import { cardImage } from '#lib/og-images/naming.ts'
import type { ArticleView, BylineRef, BylineView, PageView } from '#lib/published/views.ts'
import type { StructuredData } from '#lib/seo/views.ts'
import type { Settings } from '#lib/settings/views.ts'
import { absolute } from '#lib/urls/origin.ts'
import { bylinePath, tagPath } from '#lib/urls/paths.ts'

/** The home page: https://schema.org/WebSite */
export function websiteData(settings: Settings): StructuredData {
  return {
    ...typed('WebSite'),
    '@id': absolute('/#website'),
    url: absolute('/'),
    name: settings.name,
    alternateName: settings.tagline || undefined,
    description: settings.description || undefined,
    inLanguage: settings.language,
    publisher: publisher(settings),
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${absolute('/search')}?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  }
}

/** An article: https://schema.org/Article */
export function articleData(settings: Settings, article: ArticleView): StructuredData {
  const url = absolute(article.href)
  return {
    ...typed('Article'),
    '@id': `${url}#article`,
    url,
    mainEntityOfPage: url,
    headline: article.title,
    description: article.description || undefined,
    inLanguage: settings.language,
    datePublished: article.publishedAt.toISOString(),
    dateModified: (article.revisedAt ?? article.publishedAt).toISOString(),
    wordCount: article.words,
    timeRequired: `PT${article.minutes}M`,
    articleSection: article.tags[0]?.name,
    keywords: article.tags.length > 0 ? article.tags.map(({ name }) => name) : undefined,
    image: imageObject(article.cover ?? cardImage(settings, article)),
    author: authors(settings, article.authors),
    publisher: publisher(settings),
    isPartOf: { '@type': 'WebSite', '@id': absolute('/#website'), name: settings.name, url: absolute('/') },
  }
}

/** A page: https://schema.org/WebPage */
export function pageData(settings: Settings, page: PageView): StructuredData {
  return {
    ...typed(page.slug === 'about' ? 'AboutPage' : 'WebPage'),
    url: absolute(page.href),
    name: page.title,
    description: page.description || undefined,
    inLanguage: settings.language,
    datePublished: page.publishedAt.toISOString(),
    dateModified: (page.revisedAt ?? page.publishedAt).toISOString(),
    publisher: publisher(settings),
  }
}

/** A list of articles, tags or authors: https://schema.org/CollectionPage */
export function collectionData(
  settings: Settings,
  list: { title: string; description: string; path: string },
) {
  return {
    ...typed('CollectionPage'),
    url: absolute(list.path),
    name: list.title,
    description: list.description || undefined,
    inLanguage: settings.language,
    publisher: publisher(settings),
  }
}

/** An author's page: https://schema.org/ProfilePage */
export function profileData(settings: Settings, byline: BylineView): StructuredData {
  return {
    ...typed('ProfilePage'),
    url: absolute(bylinePath(byline.slug)),
    inLanguage: settings.language,
    mainEntity: {
      ...author(settings, byline),
      description: byline.bio || undefined,
      sameAs: profiles(byline.links),
    },
  }
}

/** The path from the home page to a page: https://schema.org/BreadcrumbList */
export function breadcrumbData(trail: Link[]): StructuredData {
  return {
    ...typed('BreadcrumbList'),
    itemListElement: trail.map(({ label, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: label,
      item: absolute(href),
    })),
  }
}

/** The breadcrumbs of an article: via its first tag, or via the list of all articles. */
export function articleBreadcrumbs(settings: Settings, article: ArticleView): Link[] {
  const tag = article.tags[0]
  const above = tag ? { label: tag.name, href: tagPath(tag.slug) } : { label: 'Articles', href: '/blog' }
  return [{ label: settings.name, href: '/' }, above, { label: article.title, href: article.href }]
}

function typed<T extends string>(type: T) {
  return { '@context': 'https://schema.org', '@type': type } as const
}

function publisher(settings: Settings) {
  return {
    '@type': 'Organization',
    '@id': absolute('/#publisher'),
    name: settings.name,
    url: absolute('/'),
    logo: logoObject(settings),
    sameAs: profiles(settings.social),
  }
}

function logoObject({ logo }: Settings) {
  const { src, width, height } = logo ?? { src: '/icon-512.png', width: 512, height: 512 }
  return { '@type': 'ImageObject', url: absolute(src), width, height }
}

function authors(settings: Settings, bylines: BylineView[]) {
  return bylines.length > 0 ? bylines.map((byline) => author(settings, byline)) : [publisher(settings)]
}

// A byline that begins with the site's name, such as «LLM.info Team», is an organization, not a person.
function author(settings: Settings, { name, slug, avatar }: BylineRef) {
  return {
    '@type': name.startsWith(settings.name) ? 'Organization' : 'Person',
    name,
    url: absolute(bylinePath(slug)),
    image: avatar ? absolute(avatar.src) : undefined,
  }
}

function imageObject({
  src,
  width,
  height,
  caption,
}: Pick<ResponsiveImage, 'src' | 'width' | 'height' | 'caption'>) {
  return { '@type': 'ImageObject', url: absolute(src), width, height, caption: caption || undefined }
}

// Profiles on other sites: http(s) links only.
function profiles(links: Link[]) {
  const hrefs = links.map(({ href }) => href).filter((href) => /^https?:/.test(href))
  return hrefs.length > 0 ? hrefs : undefined
}
