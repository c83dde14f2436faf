import type { Viewer } from '#lib/auth/viewer.ts'
import { Forbidden } from '#lib/core/errors.ts'
import type { Tx } from '#lib/db/client.ts'
import { lock } from '#lib/db/locks.ts'
import { transaction } from '#lib/db/transaction.ts'

/**
 * Runs a change to users or invitations: one at a time, with the viewer's role as of now, so that a user who was
 * suspended or demoted meanwhile is refused. Throws Forbidden when the viewer is suspended.
 */
export function changeUsers<T>(viewer: Viewer, change: (tx: Tx, viewer: Viewer) => Promise<T>): Promise<T> {
  return transaction(async (tx) => {
    await lock(tx, 'users')
    return change(tx, await withCurrentRole(tx, viewer))
  })
}

async function withCurrentRole(tx: Tx, viewer: Viewer): Promise<Viewer> {
  if (viewer.userId === null) return viewer
  const user = await tx.user.findUnique({
    where: { id: viewer.userId, suspendedAt: null },
    select: { role: true },
  })
  if (!user) throw new Forbidden('Your account is suspended. Ask an administrator.')
  return { role: user.role, userId: viewer.userId }
}
