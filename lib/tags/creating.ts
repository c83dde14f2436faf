import { recordAudit } from '#lib/audit/recording.ts'
import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Forbidden, Invalid } from '#lib/core/errors.ts'
import { newId } from '#lib/core/id.ts'
import { parseInput } from '#lib/core/input.ts'
import type { Tx } from '#lib/db/client.ts'
import { lock } from '#lib/db/locks.ts'
import { transaction } from '#lib/db/transaction.ts'
import { type TagInput, tagInput } from '#lib/tags/input.ts'
import { freeSlugAmong } from '#lib/urls/free-slugs.ts'
import { slugify } from '#lib/urls/slugs.ts'

/**
 * Identifiers of tags by name (case-insensitive), in the order given. Missing tags are created as typed, by authors
 * and above. Throws Invalid.
 */
export async function findOrCreateTags(tx: Tx, viewer: Viewer, names: string[]): Promise<string[]> {
  const known = await findByName(tx, names)
  const missing = names.filter((name) => !known.has(name))
  if (missing.length > 0 && !mayCreateTags(viewer))
    throw new Invalid({
      tags: `There is no tag “${missing[0]}”. Choose an existing tag, or ask an editor to create it.`,
    })
  if (missing.length > 0) await lock(tx, 'names')
  for (const name of missing) known.set(name, await findOrCreate(tx, viewer, name))
  return [...new Set(names.flatMap((name) => known.get(name) ?? []))]
}

/** Whether the viewer may create a tag by using it. */
export function mayCreateTags(viewer: Viewer): boolean {
  return holds(viewer, 'author')
}

/**
 * The identifier of the tag with this name (case-insensitive); a missing tag is created with its description. Editors
 * and above. Throws Invalid and Forbidden.
 */
export async function findOrCreateTag(viewer: Viewer, input: TagInput): Promise<string> {
  const { name, description } = parseInput(tagInput, input)
  if (!holds(viewer, 'editor')) throw new Forbidden('You need an editor to describe tags.')
  return transaction(async (tx) => {
    await lock(tx, 'names')
    return findOrCreate(tx, viewer, name, description)
  })
}

async function findByName(tx: Tx, names: string[]): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ typed: string; id: string }[]>`
    SELECT typed, tags.id FROM unnest(${names}::text[]) typed JOIN tags ON lower(tags.name) = lower(typed)`
  return new Map(rows.map(({ typed, id }) => [typed, id]))
}

async function findOrCreate(tx: Tx, viewer: Viewer, name: string, description = ''): Promise<string> {
  const found = (await findByName(tx, [name])).get(name)
  if (found) return found
  const id = newId()
  const slug = await freeSlugAmong(tx, 'tag', slugify(name) || 'tag')
  await tx.tag.create({ data: { id, name, slug, description }, select: { id: true } })
  await recordAudit(tx, viewer, { action: 'tag.create', subjectType: 'tag', subjectId: id, detail: { name } })
  return id
}
