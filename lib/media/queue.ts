import PQueue from 'p-queue'
import { Unavailable } from '#lib/core/errors.ts'

/** So many pictures are worked on at once: each may take 200 MB. */
const AT_ONCE = 2
const MAX_WAITING = 64

/** asked: a reader or a writer waits for it. background: nobody does yet. */
const PRIORITY = { background: 0, asked: 1 }

type Job = {
  /** Work with the same name is done once for all who ask for it meanwhile. */
  id: string
  urgency: keyof typeof PRIORITY
  /** Takes seconds, as AVIF does. Only one such piece runs at a time, so that the others never wait for it. */
  isSlow?: boolean
}

type Pending = { result: Promise<unknown>; priority: number }
type Queues = { all: PQueue; slow: PQueue; pending: Map<string, Pending> }

const shared = globalThis as typeof globalThis & { publicationPictureQueues?: Queues }

/**
 * Runs heavy picture work with bounded concurrency: what is asked for before what is done in the background, each in the
 * order it came. Throws Unavailable when too much is waiting. (Next's bundle and the server share the queue.)
 */
export function enqueue<T>({ id, urgency, isSlow = false }: Job, work: () => Promise<T>): Promise<T> {
  shared.publicationPictureQueues ??= createQueues()
  const { all, slow, pending } = shared.publicationPictureQueues
  const known = pending.get(id)
  if (known) {
    if (PRIORITY[urgency] > known.priority) {
      known.priority = PRIORITY[urgency]
      for (const queue of [slow, all]) setPriority(queue, id, known.priority)
    }
    return known.result as Promise<T>
  }
  if (urgency === 'asked' && all.size + slow.size >= MAX_WAITING) {
    throw new Unavailable('Too many pictures are being processed. Try again in a minute.')
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

/** Moves what waits in the background ahead. */
function setPriority(queue: PQueue, id: string, priority: number): void {
  try {
    queue.setPriority(id, priority)
  } catch (error) {
    // It is running already, or waits in the other queue.
    if (!(error instanceof ReferenceError)) throw error
  }
}
