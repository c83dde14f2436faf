import PQueue from 'p-queue'
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

type Pending = { result: Promise<unknown>; priority: number }
type Queues = { all: PQueue; slow: PQueue; pending: Map<string, Pending> }

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
    if (PRIORITY[urgency] > known.priority) {
      known.priority = PRIORITY[urgency]
      for (const queue of [slow, all]) setPriority(queue, id, known.priority)
    }
    return known.result as Promise<T>
  }
  if (urgency === 'asked' && all.size + slow.size >= MAX_WAITING) {
    throw new Unavailable('Too many images are being processed. Try again in a minute.')
  }
  const job: Pending = { result: Promise.resolve(), priority: PRIORITY[urgency] }
  const add = () => all.add(work, { id, priority: job.priority })
  const added = isSlow ? slow.add(add, { id, priority: job.priority }) : add()
  const result = added.finally(() => pending.delete(id))
  pending.set(id, Object.assign(job, { result }))
  return result
}

function createQueues(): Queues {
  return {
    all: new PQueue({ concurrency: AT_ONCE }),
    slow: new PQueue({ concurrency: 1 }),
    pending: new Map(),
  }
}

/** Raises the priority of a waiting background job. */
function setPriority(queue: PQueue, id: string, priority: number): void {
  try {
    queue.setPriority(id, priority)
  } catch (error) {
    // It is already running, or waits in the other queue.
    if (!(error instanceof ReferenceError)) throw error
  }
}
