import type { Viewer } from '#lib/auth/viewer.ts'
import { Conflict, NotFound } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'

/** The owner as a viewer; null before set-up. */
export function findOwner(): Promise<Viewer | null> {
  return findViewer({ role: 'owner' })
}

/** The user with this e-mail address as a viewer; null when there is none or they are suspended. */
export function findViewerByEmail(email: string): Promise<Viewer | null> {
  return findViewer({ email: email.trim().toLowerCase() })
}

async function findViewer(where: { role: 'owner' } | { email: string }): Promise<Viewer | null> {
  const user = await db().user.findFirst({
    where: { ...where, suspendedAt: null },
    select: { id: true, role: true },
  })
  return user && { role: user.role, userId: user.id }
}

/**
 * The id of the user with this e-mail address, suspended or not; for the command line. Throws NotFound, and Conflict
 * for an invited user who has not accepted yet.
 */
export async function requireUserByEmail(given: string): Promise<string> {
  const email = given.trim().toLowerCase()
  const user = await db().user.findUnique({ where: { email }, select: { id: true } })
  if (user) return user.id
  if (await db().invitation.count({ where: { email, acceptedAt: null } }))
    throw new Conflict(
      `${email} has been invited but has not joined yet. Invite them again, or create the user with a password.`,
    )
  throw new NotFound(`user: ${email}`)
}
