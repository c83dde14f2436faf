import { TooMany } from '#lib/core/errors.ts'

// A text full of images at once, then one a second.
const BURST = 100
const PER_SECOND = 1
const MAX_USERS = 1_000

type Bucket = { tokens: number; at: number }

const buckets = new Map<string, Bucket>()

/** Takes one request to another site from the allowance of a user (a token bucket). Throws TooMany. */
export function spendAllowance(userId: string, now = performance.now()): void {
  const before = buckets.get(userId) ?? { tokens: BURST, at: now }
  const tokens = Math.min(BURST, before.tokens + ((now - before.at) / 1000) * PER_SECOND)
  if (tokens < 1) throw new TooMany(Math.ceil((1 - tokens) / PER_SECOND), 'Too many requests to other sites')
  // Set again, so that the first of the map is the one that has waited longest.
  buckets.delete(userId)
  buckets.set(userId, { tokens: tokens - 1, at: now })
  const [oldest] = buckets.keys()
  if (buckets.size > MAX_USERS && oldest !== undefined) buckets.delete(oldest)
}
