import { ARTICLE } from './posts.ts'

/** One address of each kind that readers request most. */
export const KINDS: Record<string, string> = {
  home: '/',
  article: ARTICLE,
  tag: '/tags/inference',
  feed: '/feed.xml',
  search: '/search?q=attention',
}
