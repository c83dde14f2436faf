import { deleteCopies, listCopies } from '#components/admin/editor/copies/copies-store.ts'
import { type DeviceCopy, latestOfSessions } from '#components/admin/editor/copies/device-copy.ts'
import { listOpenSessions } from '#components/admin/editor/copies/open-sessions.ts'
import type { DraftFields } from '#components/admin/editor/draft-fields.ts'
import { isEqual } from '#components/admin/editor/saving/merging.ts'

/** The newest text of an editing session, the ones before it, and the keys of all of them. */
export type Unsaved = DeviceCopy & { earlier: DeviceCopy[]; keys: string[] }

type Search = {
  userId: string
  postId: string
  /** This session, which is not listed. */
  session: string
  saved: DraftFields
}

/**
 * What earlier sessions left of a post, the newest first, and the sessions that are open in another tab: those still
 * save their own. What the server has by now is deleted. Empty where the browser blocks its storage.
 */
export async function listUnsaved(search: Search): Promise<{ left: Unsaved[]; open: string[] }> {
  const { userId, postId, session, saved } = search
  const all = (await bySession(userId, postId).catch(() => [])).filter((copy) => copy.session !== session)
  const open = await listOpenSessions(all.map((copy) => copy.session))
  const closed = all.filter((copy) => !open.has(copy.session))
  const known = closed.filter(({ fields }) => isSaved(fields, saved))
  if (known.length > 0) await deleteCopies(known.flatMap(({ keys }) => keys)).catch(() => {})
  return { left: closed.filter((copy) => !known.includes(copy)), open: [...open] }
}

/** The newest text of each session of a user, of all posts or of one. */
export async function bySession(userId: string, postId?: string): Promise<Unsaved[]> {
  const copies = await listCopies(userId, postId)
  return latestOfSessions(copies).map((copy) => {
    const all = copies.filter((other) => other.session === copy.session && other.postId === copy.postId)
    const earlier = all
      .filter(({ key }) => key !== copy.key)
      .sort((one, other) => (one.at < other.at ? 1 : -1))
    return { ...copy, earlier, keys: all.map(({ key }) => key) }
  })
}

/** The copy, and the keys of what was typed on the way to it. */
export async function findWithEarlier(
  userId: string,
  key: string,
): Promise<(DeviceCopy & { keys: string[] }) | null> {
  const copy = (await listCopies(userId)).find((other) => other.key === key)
  if (!copy) return null
  const all = await listCopies(userId, copy.postId)
  const keys = all
    .filter(({ session, at }) => session === copy.session && at <= copy.at)
    .map(({ key }) => key)
  return { ...copy, keys }
}

/** A copy may be from an older version of the program, which had fewer fields. */
export function isSaved(fields: Partial<DraftFields>, saved: DraftFields): boolean {
  return Object.entries(fields).every(([name, value]) => isEqual(value, saved[name as keyof DraftFields]))
}
