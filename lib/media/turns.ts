import { Unavailable } from '#lib/errors'

const WAITING_AT_MOST = 64

type Queue = { last: Promise<unknown>; waiting: number }
const shared = globalThis as typeof globalThis & { publicationPictureWork?: Queue }

/**
 * Runs heavy picture work one piece after the other, in the order it came: two large pictures at once would take twice
 * the memory. Throws Unavailable when too much is waiting. (Next's bundle and the server share the queue.)
 */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  shared.publicationPictureWork ??= { last: Promise.resolve(), waiting: 0 }
  const queue = shared.publicationPictureWork
  if (queue.waiting >= WAITING_AT_MOST) {
    throw new Unavailable('Many pictures are being worked on. Try again in a minute.')
  }
  queue.waiting += 1
  const turn = queue.last.then(work).finally(() => {
    queue.waiting -= 1
  })
  queue.last = turn.catch(() => undefined)
  return turn
}
