import { ConcurrencyLimit, type Turn } from '#lib/core/concurrency-limit.ts'
import { Unavailable } from '#lib/core/errors.ts'

/** Concurrency: each image may take 200 MB. */
const AT_ONCE = 2
const MAX_WAITING = 64

/** asked: a request waits for it. background: none does yet. */
const PRIORITY = { background: 0, asked: 1 }

type Job = {
  /** Jobs with the same id run once, and their callers share the result. */
  id: string
  urgency: keyof typeof PRIORITY
  /** Takes seconds, as AVIF does. One slow job runs at a time, so that fast ones never wait for it. */
  isSlow?: boolean
}

type Pending = { turn: Turn; result: Promise<unknown> }
type Queues = { all: ConcurrencyLimit; slow: ConcurrencyLimit; pending: Map<string, Pending> }

const shared = globalThis as typeof globalThis & { publicationImageQueues?: Queues }

/**
 * A bounded priority queue for image processing: requested work before background work, first in, first out within
 * each. Throws Unavailable when the queue is full. (Next's bundle and the server share the queue.)
 */
export function enqueue<T>({ id, urgency, isSlow = false }: Job, work: () => Promise<T>): Promise<T> {
  shared.publicationImageQueues ??= createQueues()
  const { all, slow, pending } = shared.publicationImageQueues
  const known = pending.get(id)
  if (known) {
    known.turn.priority = Math.max(known.turn.priority, PRIORITY[urgency])
    return known.result as Promise<T>
  }
  if (urgency === 'asked' && all.waiting + slow.waiting >= MAX_WAITING) {
    throw new Unavailable('Too many images are being processed. Try again in a minute.')
  }
  const turn = { priority: PRIORITY[urgency] }
  const run = () => all.run(work, turn)
  const result = (isSlow ? slow.run(run, turn) : run()).finally(() => pending.delete(id))
  pending.set(id, { turn, result })
  return result
}

// Both queues are bounded together, above: only by what is asked for, because background work must not get lost.
function createQueues(): Queues {
  return {
    all: new ConcurrencyLimit(AT_ONCE, Infinity),
    slow: new ConcurrencyLimit(1, Infinity),
    pending: new Map(),
  }
}
