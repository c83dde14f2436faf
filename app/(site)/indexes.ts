import type { Settings } from '#lib/settings/views.ts'

/** The index pages: title and description, on the page and in its metadata. */
export const indexes = {
  articles: { title: 'Articles', description: 'All articles, newest first.', path: '/blog' },
  tags: { title: 'Tags', description: 'Browse articles by topic.', path: '/tags' },
  authors: { title: 'Authors', description: 'Everyone who writes for this publication.', path: '/authors' },
  archive: { title: 'Archive', description: 'All articles, by year.', path: '/archive' },
} as const

export type Index = (typeof indexes)[keyof typeof indexes]

/** The breadcrumb trail from the home page to an index. */
export function trailTo(settings: Settings, { title, path }: Index) {
  return [
    { label: settings.name, href: '/' },
    { label: title, href: path },
  ]
}
