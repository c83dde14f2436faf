/** Names of what an address shows. A change lists the keys it touched; the page cache finds its entries by them. */
export const cacheTags = {
  /** A post's own page, Markdown form and card. */
  post: (id: string) => `post:${id}`,
  /** Home, lists, archive, feeds, sitemaps, search: whatever shows many posts. */
  lists: 'lists',
  /** What search finds, when that changes and nothing else does. */
  search: 'search',
  /** The pages and feeds of a tag, a byline, a series. */
  tag: (id: string) => `tag:${id}`,
  byline: (id: string) => `byline:${id}`,
  series: (id: string) => `series:${id}`,
  /** Articles that carry the name of a tag, byline or series, and must change when the name does. */
  label: (id: string) => `naming:${id}`,
  /** An address that did or does lead somewhere else. */
  path: (path: string) => `path:${path}`,
  /** Recent and related posts and neighbours on articles. */
  related: 'around',
  settings: 'settings',
} as const
