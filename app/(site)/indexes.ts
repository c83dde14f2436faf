import type { Settings } from '#lib/settings/views.ts'

/** What the lists that are always there are called, on the page and in its head. */
export const indexes = {
  articles: { title: 'Articles', description: 'Every article, the newest first.', path: '/blog' },
  tags: { title: 'Tags', description: 'What the articles are about.', path: '/tags' },
  authors: { title: 'Authors', description: 'Who writes here.', path: '/authors' },
  archive: { title: 'Archive', description: 'Every article, by year.', path: '/archive' },
} as const

export type Index = (typeof indexes)[keyof typeof indexes]

/** From the front page to an index. */
export function trailTo(settings: Settings, { title, path }: Index) {
  return [
    { label: settings.name, href: '/' },
    { label: title, href: path },
  ]
}
