import { deleteCopies, listCopies } from '#components/admin/editor/copies/copies-store.ts'
import { type DeviceCopy, latestOfSessions } from '#components/admin/editor/copies/device-copy.ts'
import { listOpenSessions } from '#components/admin/editor/copies/open-sessions.ts'
import type { DraftFields } from '#components/admin/editor/draft-fields.ts'
import { isEqual } from '#components/admin/editor/saving/merging.ts'

/** The newest text of an editing session, and the keys of all that it left. */
export type Unsaved = DeviceCopy & { keys: string[] }

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
  return latestOfSessions(copies).map((copy) => ({
    ...copy,
    keys: copies
      .filter(({ session, postId }) => session === copy.session && postId === copy.postId)
      .map(({ key }) => key),
  }))
}

/** A copy may be from an older version of the program, which had fewer fields. */
export function isSaved(fields: Partial<DraftFields>, saved: DraftFields): boolean {
  return Object.entries(fields).every(([name, value]) => isEqual(value, saved[name as keyof DraftFields]))
}
