import { recordAudit } from '#lib/audit/recording.ts'
import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { type BylineInput, bylineInput } from '#lib/bylines/input.ts'
import { Forbidden, Invalid } from '#lib/core/errors.ts'
import { newId } from '#lib/core/id.ts'
import { parseInput } from '#lib/core/input.ts'
import type { Tx } from '#lib/db/client.ts'
import { lock } from '#lib/db/locks.ts'
import { transaction } from '#lib/db/transaction.ts'
import { freeSlugAmong } from '#lib/urls/free-slugs.ts'
import { slugify } from '#lib/urls/slugs.ts'

/** Creates a byline and returns its identifier. Editors and above. Throws Invalid and Forbidden. */
export async function createByline(viewer: Viewer, input: BylineInput): Promise<string> {
  const fields = parseInput(bylineInput, input)
  return transaction(async (tx) => {
    await lock(tx, 'names')
    return create(tx, viewer, fields)
  })
}

/**
 * The identifier of the oldest byline with this name (case-insensitive); a missing one is created, by editors and
 * above.
 */
export async function findOrCreateByline(viewer: Viewer, input: BylineInput): Promise<string> {
  const fields = parseInput(bylineInput, input)
  return transaction(async (tx) => {
    await lock(tx, 'names')
    const [found] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM bylines WHERE lower(name) = lower(${fields.name}) ORDER BY created_at, id LIMIT 1`
    return found?.id ?? create(tx, viewer, fields)
  })
}

/** Creates the byline of a new user, in the transaction that creates the user. */
export async function createOwnByline(tx: Tx, user: { id: string; name: string }): Promise<void> {
  await lock(tx, 'names')
  const slug = await freeSlugAmong(tx, 'byline', slugify(user.name) || 'author')
  const data = { id: newId(), slug, name: user.name, userId: user.id }
  await tx.byline.create({ data, select: { id: true } })
}

type Fields = ReturnType<typeof bylineInput.parse>

async function create(tx: Tx, viewer: Viewer, { slug, ...fields }: Fields): Promise<string> {
  if (!holds(viewer, 'editor')) throw new Forbidden('You need an editor to add authors.')
  if (fields.avatarId && !(await tx.media.count({ where: { id: fields.avatarId } })))
    throw new Invalid({ avatarId: 'This image does not exist. Choose another.' })
  const id = newId()
  const free = await freeSlugAmong(tx, 'byline', slug || slugify(fields.name) || 'author')
  await tx.byline.create({ data: { id, slug: free, ...fields }, select: { id: true } })
  await recordAudit(tx, viewer, {
    action: 'byline.create',
    subjectType: 'byline',
    subjectId: id,
    detail: { name: fields.name },
  })
  return id
}
