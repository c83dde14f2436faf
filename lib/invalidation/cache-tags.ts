/**
 * Cache tags: names for what a page shows. A change records the tags it touches, and the page cache invalidates the
 * entries that carry them.
 */
export const cacheTags = {
  /** A post's own page, Markdown and social card. */
  post: (id: string) => `post:${id}`,
  /** Home, lists, archive, feeds, sitemaps, search: everything that shows many posts. */
  lists: 'lists',
  /** Search results, when only the index has changed. */
  search: 'search',
  /** The pages and feeds of a tag, byline or series. */
  tag: (id: string) => `tag:${id}`,
  byline: (id: string) => `byline:${id}`,
  series: (id: string) => `series:${id}`,
  /** Articles that show the name of a tag, byline or series. */
  label: (id: string) => `naming:${id}`,
  /** The source path of a redirect, or a path that a post has left. */
  path: (path: string) => `path:${path}`,
  /** Recent posts, related posts and neighbours on article pages. */
  related: 'around',
  settings: 'settings',
} as const
