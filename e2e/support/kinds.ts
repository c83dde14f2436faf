import { seeded } from './seeded.ts'

/** `isAnswer`: the response to one query, which search engines must not index. */
export type Kind = { name: string; path: string; status: number; isAnswer?: true }

/** One URL of every kind of public page, with its expected status. */
export const kinds: Kind[] = [
  { name: 'the home page', path: '/', status: 200 },
  { name: 'the list of articles', path: '/blog', status: 200 },
  { name: 'page 2 of a list', path: '/blog/page/2', status: 200 },
  { name: 'an article', path: seeded.whole, status: 200 },
  { name: 'an article with a hostile title', path: seeded.hostile, status: 200 },
  { name: 'an article with an endless title', path: seeded.endless, status: 200 },
  { name: 'the list of tags', path: '/tags', status: 200 },
  { name: 'a tag', path: seeded.tag, status: 200 },
  { name: 'the list of authors', path: '/authors', status: 200 },
  { name: 'an author', path: seeded.byline, status: 200 },
  { name: 'a series', path: seeded.series, status: 200 },
  { name: 'the archive', path: '/archive', status: 200 },
  { name: 'the search', path: '/search', status: 200, isAnswer: true },
  { name: 'the results of a search', path: '/search?q=model', status: 200, isAnswer: true },
  { name: 'a search without results', path: '/search?q=%22zyzzyva%22', status: 200, isAnswer: true },
  { name: 'a standing page', path: seeded.page, status: 200 },
  { name: 'a missing page', path: '/blog/no-such-article', status: 404 },
  { name: 'a withdrawn article', path: seeded.withdrawn, status: 410 },
]

/** The indexable pages: no search results and no error pages. */
export const livingKinds = kinds.filter(({ status, isAnswer }) => status === 200 && !isAnswer)
