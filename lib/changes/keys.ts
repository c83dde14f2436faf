/** Names of what an address shows. A change lists the keys it touched; the page cache finds its entries by them. */
export const keys = {
  /** A post's own page, Markdown form and card. */
  post: (id: string) => `post:${id}`,
  /** Home, lists, archive, feeds, sitemaps, search: whatever shows many posts. */
  lists: 'lists',
  tag: (id: string) => `tag:${id}`,
  byline: (id: string) => `byline:${id}`,
  series: (id: string) => `series:${id}`,
  media: (id: string) => `media:${id}`,
  /** An address that did or does lead somewhere else. */
  path: (path: string) => `path:${path}`,
  /** Recent and related posts and neighbours on articles. */
  around: 'around',
  settings: 'settings',
} as const
