import { db } from '#lib/db/client.ts'
import { lock } from '#lib/db/locks.ts'
import { transaction } from '#lib/db/transaction.ts'
import type { SnippetRow } from '#lib/import-export/site/shapes.ts'

/**
 * Creates missing snippets and templates, with the tags and series of their names that are here. Existing ones, by id
 * or name, are left alone.
 */
export async function restoreSnippets(rows: readonly SnippetRow[]): Promise<void> {
  const [tags, series] = [await idsByTag(rows), await idsBySeries(rows)]
  await transaction(async (tx) => {
    await lock(tx, 'names')
    // Names are compared without case, by an index that ON CONFLICT cannot name.
    const known = await tx.snippet.findMany({ select: { purpose: true, name: true } })
    const taken = new Set(known.map(keyOf))
    await tx.snippet.createMany({
      data: rows
        .filter((row) => !taken.has(keyOf(row)))
        .map(({ tags: names, series: slug, ...row }) => ({
          ...row,
          tagIds: names.flatMap((name) => tags.get(name.toLowerCase()) ?? []),
          seriesId: (slug && series.get(slug)) || null,
        })),
      skipDuplicates: true,
    })
  })
}

function keyOf({ purpose, name }: Pick<SnippetRow, 'purpose' | 'name'>): string {
  return `${purpose} ${name.toLowerCase()}`
}

async function idsByTag(rows: readonly SnippetRow[]): Promise<Map<string, string>> {
  const names = rows.flatMap(({ tags }) => tags)
  const found = await db().$queryRaw<{ id: string; name: string }[]>`
    SELECT id, lower(name) AS name FROM tags WHERE lower(name) = ANY(SELECT lower(typed) FROM unnest(${names}::text[]) typed)`
  return new Map(found.map(({ id, name }) => [name, id]))
}

async function idsBySeries(rows: readonly SnippetRow[]): Promise<Map<string, string>> {
  const slugs = rows.flatMap(({ series }) => series ?? [])
  const found = await db().series.findMany({
    where: { slug: { in: slugs } },
    select: { id: true, slug: true },
  })
  return new Map(found.map(({ id, slug }) => [slug, id]))
}
