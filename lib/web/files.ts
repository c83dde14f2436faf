import { writeAtom } from '#lib/feeds/atom.ts'
import { writeJsonFeed } from '#lib/feeds/json.ts'
import { writeRss } from '#lib/feeds/rss.ts'
import type { Feed, FeedFormat } from '#lib/feeds/views.ts'

/** A machine-readable file. The request handler adds validators and caching headers. */
export function fileResponse(body: string, type: string): Response {
  return new Response(body, { headers: { 'content-type': `${type}; charset=utf-8` } })
}

/** A file for readers' programs, but not for search engines. */
export function hiddenResponse(body: string, type: string): Response {
  const answer = fileResponse(body, type)
  answer.headers.set('x-robots-tag', 'noindex')
  return answer
}

/** A feed in a format; 404 when there is none. */
export function feedResponse(feed: Feed | null, form: FeedFormat): Response {
  if (!feed) return notFoundResponse()
  const { type, write } = FORMS[form]
  return fileResponse(write(feed), type)
}

export function notFoundResponse(): Response {
  return new Response('There is no such file.\n', { status: 404 })
}

const FORMS: Record<FeedFormat, { type: string; write: (feed: Feed) => string }> = {
  rss: { type: 'application/rss+xml', write: writeRss },
  atom: { type: 'application/atom+xml', write: writeAtom },
  json: { type: 'application/feed+json', write: writeJsonFeed },
}
