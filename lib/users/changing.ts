import type { Viewer } from '#lib/auth/viewer.ts'
import { Forbidden } from '#lib/core/errors.ts'
import type { Tx } from '#lib/db/client.ts'
import { lock } from '#lib/db/locks.ts'
import { transaction } from '#lib/db/transaction.ts'

/**
 * Changes who may sign in or is invited: one change at a time, and by the viewer as they stand at that moment, so that
 * nobody who was suspended or demoted meanwhile gets their way. Throws Forbidden when they cannot sign in any more.
 */
export function changeUsers<T>(viewer: Viewer, change: (tx: Tx, viewer: Viewer) => Promise<T>): Promise<T> {
  return transaction(async (tx) => {
    await lock(tx, 'users')
    return change(tx, await asOfNow(tx, viewer))
  })
}

async function asOfNow(tx: Tx, viewer: Viewer): Promise<Viewer> {
  if (viewer.userId === null) return viewer
  const user = await tx.user.findUnique({
    where: { id: viewer.userId, suspendedAt: null },
    select: { role: true },
  })
  if (!user) throw new Forbidden('You are suspended. Ask an administrator.')
  return { role: user.role, userId: viewer.userId }
}
