import { z } from 'zod'
import { recordAudit } from '#lib/audit/recording.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Forbidden } from '#lib/core/errors.ts'
import { parseInput } from '#lib/core/input.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { OPTIONAL_NOTICES } from '#lib/notices/optional.ts'

export const noticesInput = z
  .object({
    muted: z.array(z.enum(OPTIONAL_NOTICES, 'Choose among the notices.')).max(OPTIONAL_NOTICES.length),
  })
  .strict()
export type NoticesInput = z.input<typeof noticesInput>

/** The notices that the viewer does not want. */
export async function getMutedNotices(viewer: Viewer): Promise<string[]> {
  if (viewer.userId === null) return []
  const user = await db().user.findUnique({ where: { id: viewer.userId }, select: { mutedNotices: true } })
  return user?.mutedNotices ?? []
}

/** Chooses which notices the viewer does not want. Those about the account's security are always sent. */
export async function saveNotices(viewer: Viewer, input: NoticesInput): Promise<void> {
  if (viewer.userId === null) throw new Forbidden('The publication itself gets no notices.')
  const id = viewer.userId
  const mutedNotices = [...new Set(parseInput(noticesInput, input).muted)]
  await transaction(async (tx) => {
    await tx.user.update({ where: { id }, data: { mutedNotices }, select: { id: true } })
    await recordAudit(tx, viewer, {
      action: 'user.saveNotices',
      subjectType: 'user',
      subjectId: id,
      detail: { muted: mutedNotices },
    })
  })
}
