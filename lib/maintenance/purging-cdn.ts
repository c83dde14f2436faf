import { env } from '#lib/core/env.ts'
import { Unavailable } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { boundPurge } from '#lib/invalidation/surrogate-keys.ts'
import { enqueue } from '#lib/jobs/enqueueing.ts'
import type { PayloadOf } from '#lib/jobs/list.ts'
import { postToService } from '#lib/outgoing/posting.ts'

// Cloudflare's limit was 30 for years and is 100 now; Fastly's is 256.
const KEYS_PER_CALL = 30

/**
 * An instance that has not heard of a change may send the old page for ten seconds (see server/cache/entry.ts), and the
 * CDN would keep it. After this long no instance does, so that a second purge is final.
 */
const REPEAT_AFTER_MS = 15_000

/**
 * Purges surrogate keys from the CDN at CDN_PURGE_URL, and those of `again` once more a little later. Purging twice does no
 * harm. Throws Unavailable with the reason when the CDN does not accept it.
 */
export async function purgeCdn({ keys, again }: PayloadOf<'purge'>, signal: AbortSignal): Promise<void> {
  const { CDN_PURGE_URL } = env()
  // The setting was removed after the change.
  if (CDN_PURGE_URL === undefined) return
  const purged = boundPurge(keys)
  for (let first = 0; first < purged.length; first += KEYS_PER_CALL)
    await call(CDN_PURGE_URL, purged.slice(first, first + KEYS_PER_CALL), signal)
  if (again.length === 0) return
  const startAfter = new Date(Date.now() + REPEAT_AFTER_MS)
  await enqueue(db(), 'purge', { keys: boundPurge(again), again: [] }, { startAfter })
}

/** The keys stand in the body for Cloudflare, and in headers for Fastly, Varnish and other receivers. */
async function call(url: string, keys: string[], signal: AbortSignal): Promise<void> {
  const message = {
    body: JSON.stringify({ tags: keys }),
    headers: {
      'content-type': 'application/json',
      'surrogate-key': keys.join(' '),
      'cache-tag': keys.join(','),
      ...authorization(),
    },
  }
  await postToService(url, message, signal).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Unavailable(`The CDN was not purged. ${reason}`, { cause: error })
  })
}

function authorization(): Record<string, string> {
  const { CDN_PURGE_TOKEN: token, CDN_PURGE_HEADER: header } = env()
  if (token === undefined) return {}
  return header === undefined ? { authorization: `Bearer ${token}` } : { [header]: token }
}
