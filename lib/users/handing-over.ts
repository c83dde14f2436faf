import { z } from 'zod'
import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Forbidden, NotFound } from '#lib/core/errors.ts'
import { parseInput } from '#lib/core/input.ts'
import { id } from '#lib/core/text.ts'
import { db } from '#lib/db/client.ts'
import { type Confirmation, requireOwnPassword } from '#lib/users/confirming.ts'
import { transferOwnership } from '#lib/users/managing.ts'

export const handOverInput = z.object({ userId: id, password: z.string() }).strict()

export type HandOverInput = z.input<typeof handOverInput>

/**
 * Transfers ownership at the desk, where the owner confirms it with the password. Throws as requireOwnPassword and
 * transferOwnership do; the attempt of another user is not counted.
 */
export async function handOverPublication(
  viewer: Viewer,
  input: HandOverInput,
  from: Pick<Confirmation, 'address' | 'sessionId'>,
): Promise<void> {
  if (!holds(viewer, 'owner')) throw new Forbidden('Only the owner can transfer ownership.')
  const { userId, password } = parseInput(handOverInput, input)
  // Asked before the password, whose attempts are counted.
  const heir = await db().user.findUnique({
    where: { id: userId, role: { not: 'owner' } },
    select: { id: true },
  })
  if (!heir) throw new NotFound('user')
  await requireOwnPassword(viewer, { ...from, password, field: 'password' })
  await transferOwnership(viewer, userId)
}
