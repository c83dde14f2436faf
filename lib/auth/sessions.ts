import type { Viewer } from '#lib/auth/viewer.ts'
import type { SessionView } from '#lib/auth/views.ts'
import { isId, newId } from '#lib/core/id.ts'
import { db, type Tx } from '#lib/db/client.ts'
import type { Role } from '#prisma/enums.ts'

/** How long a session lasts, in seconds: 30 days. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60

const SEEN_EVERY_MS = 5 * 60 * 1000

/** A signed-in viewer, with what the admin area shows of them. */
export type SignedIn = { viewer: Viewer & { role: Role }; sessionId: string; name: string; email: string }

/** The user of a session; null when it was ended, has expired, or the user is suspended. */
export async function findSession(sessionId: string): Promise<SignedIn | null> {
  const session = await db().session.findFirst({
    where: { id: sessionId, expiresAt: { gt: new Date() }, user: { suspendedAt: null } },
    select: { lastSeenAt: true, user: { select: { id: true, role: true, name: true, email: true } } },
  })
  if (!session) return null
  // Signed-in users can still read while the database is read-only.
  await touch(sessionId, session.lastSeenAt).catch(() => {})
  const { id: userId, role, name, email } = session.user
  return { viewer: { role, userId: userId }, sessionId, name, email }
}

async function touch(id: string, lastSeenAt: Date): Promise<void> {
  const now = new Date()
  if (now.getTime() - lastSeenAt.getTime() < SEEN_EVERY_MS) return
  await db().session.updateMany({ where: { id }, data: { lastSeenAt: now } })
}

/** Opens a session and returns its id. Deletes the user's expired ones. */
export async function openSession(userId: string, userAgent: string, tx: Tx = db()): Promise<string> {
  const id = newId()
  const now = Date.now()
  await tx.session.deleteMany({ where: { userId, expiresAt: { lte: new Date(now) } } })
  await tx.session.create({
    data: {
      id,
      userId,
      userAgent: userAgent.slice(0, 300),
      expiresAt: new Date(now + SESSION_SECONDS * 1000),
    },
    select: { id: true },
  })
  return id
}

/** The viewer's own sessions, most recently used first. */
export async function listOwnSessions(viewer: Viewer): Promise<SessionView[]> {
  if (viewer.userId === null) return []
  return db().session.findMany({
    where: { userId: viewer.userId, expiresAt: { gt: new Date() } },
    orderBy: { lastSeenAt: 'desc' },
    take: 100,
    select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true },
  })
}

/** Ends one of the viewer's own sessions. Does nothing if it has ended already. */
export async function endOwnSession(viewer: Viewer, sessionId: string): Promise<void> {
  if (viewer.userId === null || !isId(sessionId)) return
  await db().session.deleteMany({ where: { id: sessionId, userId: viewer.userId } })
}

/** Ends a session. Knowing its id is the permission. */
export async function endSession(sessionId: string): Promise<void> {
  await db().session.deleteMany({ where: { id: sessionId } })
}

/** Ends all sessions of a user, inside the transaction of the change that requires it; `but` is a session to keep. */
export async function endSessions(tx: Tx, userId: string, but?: string): Promise<void> {
  await tx.session.deleteMany({ where: { userId, ...(but && { id: { not: but } }) } })
}
