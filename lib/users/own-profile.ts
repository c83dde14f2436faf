import { z } from 'zod'
import { recordAudit } from '#lib/audit/recording.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Forbidden } from '#lib/core/errors.ts'
import { parseInput } from '#lib/core/input.ts'
import { transaction } from '#lib/db/transaction.ts'
import { userName } from '#lib/users/input.ts'

const rename = z.object({ name: userName })

/** Changes the name that colleagues see; the byline is another one. Throws Invalid. */
export async function renameOwnAccount(viewer: Viewer, given: string): Promise<void> {
  if (viewer.userId === null) throw new Forbidden('The publication itself has no account.')
  const id = viewer.userId
  const { name } = parseInput(rename, { name: given })
  await transaction(async (tx) => {
    const { name: before } = await tx.user.findUniqueOrThrow({ where: { id }, select: { name: true } })
    if (before === name) return
    await tx.user.update({ where: { id }, data: { name }, select: { id: true } })
    const detail = { from: before, to: name }
    await recordAudit(tx, viewer, { action: 'user.rename', subjectType: 'user', subjectId: id, detail })
  })
}
