import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { type DeviceCopy, latestOfSessions } from '#components/admin/editor/copies/device-copy.ts'

type Schema = DBSchema & {
  copies: { key: string; value: DeviceCopy; indexes: { userId: string; post: [string, string] } }
}

const NAME = 'unsaved-drafts'

/** Earlier texts: at most so many of a session, and so large together. The latest text of a session always stays. */
const MAX_OF_SESSION = 12
const MAX_UNITS = 20_000_000

let opened: Promise<IDBPDatabase<Schema>> | null = null

/** The copies of drafts on this device, in IndexedDB. Every function rejects where the browser blocks it. */
function open(): Promise<IDBPDatabase<Schema>> {
  const forget = () => {
    opened = null
  }
  opened ??= openDB<Schema>(NAME, 1, {
    upgrade(db) {
      const copies = db.createObjectStore('copies', { keyPath: 'key' })
      copies.createIndex('userId', 'userId')
      copies.createIndex('post', ['userId', 'postId'])
    },
    blocking: (_current, _blocked, event) => {
      forget()
      const { target } = event
      if (target instanceof IDBDatabase) target.close()
    },
    terminated: forget,
  }).catch((error) => {
    forget()
    throw error
  })
  return opened
}

/** Stores a copy. When the device is full, the earlier texts of all sessions make room. */
export async function putCopy(copy: DeviceCopy): Promise<void> {
  await put(copy).catch(async (error) => {
    if (!isFull(error)) throw error
    await dropEarlier(copy.userId, 0)
    await put(copy)
  })
}

export function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError'
}

async function put(copy: DeviceCopy): Promise<void> {
  const tx = (await open()).transaction('copies', 'readwrite')
  const isNew = (await tx.store.getKey(copy.key)) === undefined
  // Committed at once: the page may end before the browser would do so by itself.
  const stored = tx.store.put(copy)
  tx.commit()
  await Promise.all([stored, tx.done])
  if (isNew) await dropEarlier(copy.userId, MAX_UNITS)
}

/** The copies of a user, or of one post, in no order. */
export async function listCopies(userId: string, postId?: string): Promise<DeviceCopy[]> {
  const db = await open()
  return postId === undefined
    ? db.getAllFromIndex('copies', 'userId', userId)
    : db.getAllFromIndex('copies', 'post', [userId, postId])
}

export async function deleteCopies(keys: string[]): Promise<void> {
  const tx = (await open()).transaction('copies', 'readwrite')
  await Promise.all([...keys.map((key) => tx.store.delete(key)), tx.done])
}

/** Deletes everything of one session of a post. */
export async function deleteSession(copy: Pick<DeviceCopy, 'userId' | 'postId' | 'session'>): Promise<void> {
  const from = `${[copy.userId, copy.postId, copy.session].join('/')}/`
  const tx = (await open()).transaction('copies', 'readwrite')
  const deleted = tx.store.delete(IDBKeyRange.bound(from, `${from}\uffff`))
  tx.commit()
  await Promise.all([deleted, tx.done])
}

/** Deletes earlier texts of sessions, the oldest first, until the rest is small enough. */
async function dropEarlier(userId: string, most: number): Promise<void> {
  const copies = await listCopies(userId)
  const latest = new Set(latestOfSessions(copies).map(({ key }) => key))
  const earlier = copies
    .filter(({ key }) => !latest.has(key))
    .sort((one, other) => (one.at < other.at ? -1 : 1))
  let units = earlier.reduce((sum, { size }) => sum + size, 0)
  const surplus = earlier.filter(({ session, key }) => {
    const later = earlier.filter((copy) => copy.session === session && copy.key > key)
    if (units <= most && later.length < MAX_OF_SESSION - 1) return false
    units -= copies.find((copy) => copy.key === key)?.size ?? 0
    return true
  })
  if (surplus.length > 0) await deleteCopies(surplus.map(({ key }) => key))
}
