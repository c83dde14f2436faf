import type { Viewer } from '#lib/auth/viewer.ts'
import { type Confirmation, requireOwnPassword } from '#lib/users/confirming.ts'
import { transferOwnership } from '#lib/users/managing.ts'

type Input = Omit<Confirmation, 'field'> & { userId: string }

/** Transfers ownership at the desk, where the owner confirms it with the password. Throws as transferOwnership does. */
export async function handOverPublication(viewer: Viewer, { userId, ...confirmation }: Input): Promise<void> {
  await requireOwnPassword(viewer, { ...confirmation, field: 'password' })
  await transferOwnership(viewer, userId)
}
