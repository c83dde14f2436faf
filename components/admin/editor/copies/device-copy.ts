import type { DraftFields } from '#components/admin/editor/draft-fields.ts'

/** What one user wrote in one post in one editing session (a page that was opened), and the server may not have. */
export type DeviceCopy = {
  key: string
  userId: string
  postId: string
  session: string
  /** ISO 8601. */
  at: string
  /** The version of the draft that it was written on. */
  version: number
  fields: DraftFields
  /** In UTF-16 units, roughly. */
  size: number
}

/** A session keeps its latest text and one of each of the five minutes before. */
const PERIOD = 5 * 60_000

type Kept = Pick<DeviceCopy, 'userId' | 'postId' | 'session' | 'version' | 'fields'> & {
  part?: number
  now?: number
}

/** `part` tells texts of one period apart that must not overwrite each other. */
export function copyOf({
  userId,
  postId,
  session,
  version,
  fields,
  part = 0,
  now = Date.now(),
}: Kept): DeviceCopy {
  const period = Math.floor(now / PERIOD)
  return {
    key: [userId, postId, session, sortable(period), sortable(part)].join('/'),
    userId,
    postId,
    session,
    version,
    fields,
    at: new Date(now).toISOString(),
    size: fields.body.length + 1_000,
  }
}

function sortable(number: number): string {
  return number.toString().padStart(12, '0')
}

/** The latest copy of each session, the newest first. */
export function latestOfSessions<T extends Pick<DeviceCopy, 'postId' | 'session' | 'at'>>(copies: T[]): T[] {
  const latest = new Map<string, T>()
  for (const copy of copies) {
    const known = latest.get(copy.postId + copy.session)
    if (!known || known.at < copy.at) latest.set(copy.postId + copy.session, copy)
  }
  return [...latest.values()].sort((one, other) => other.at.localeCompare(one.at))
}
