import { writeAtom } from '#lib/feeds/atom.ts'
import { writeJsonFeed } from '#lib/feeds/json.ts'
import { writeRss } from '#lib/feeds/rss.ts'
import type { Feed, FeedForm } from '#lib/feeds/views.ts'

/** A machine-readable file. The request handler adds validators and caching headers. */
export function fileAnswer(body: string, type: string): Response {
  return new Response(body, { headers: { 'content-type': `${type}; charset=utf-8` } })
}

/** A file for readers' programs, but not for search engines. */
export function hiddenAnswer(body: string, type: string): Response {
  const answer = fileAnswer(body, type)
  answer.headers.set('x-robots-tag', 'noindex')
  return answer
}

/** A feed in a format; 404 when there is none. */
export function feedAnswer(feed: Feed | null, form: FeedForm): Response {
  if (!feed) return missingAnswer()
  const { type, write } = FORMS[form]
  return fileAnswer(write(feed), type)
}

export function missingAnswer(): Response {
  return new Response('There is no such file.\n', { status: 404 })
}

const FORMS: Record<FeedForm, { type: string; write: (feed: Feed) => string }> = {
  rss: { type: 'application/rss+xml', write: writeRss },
  atom: { type: 'application/atom+xml', write: writeAtom },
  json: { type: 'application/feed+json', write: writeJsonFeed },
}
