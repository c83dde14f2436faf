import type { Viewer } from '#lib/auth/viewer.ts'
import { Forbidden, NotFound } from '#lib/core/errors.ts'
import { isId } from '#lib/core/id.ts'
import { parseInput } from '#lib/core/input.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { maySet } from '#lib/posts/fields.ts'
import { MAX_SNIPPETS, purpose } from '#lib/snippets/input.ts'
import { mayChange, mayCreate } from '#lib/snippets/permissions.ts'
import type { SnippetChoices, SnippetRow, SnippetView } from '#lib/snippets/views.ts'

/** The snippets or templates that the viewer may use, by name. */
export async function listSnippetChoices(viewer: Viewer, given: unknown): Promise<SnippetChoices> {
  const rows = await db().snippet.findMany({
    where: {
      purpose: parseInput(purpose, given),
      // Pages are started by those who may create them.
      ...(!maySet(viewer, 'kind') && { kind: 'article' }),
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: MAX_SNIPPETS,
    select: { id: true, name: true, createdById: true, kind: true },
  })
  const items = rows.map(({ id, name, ...row }) => ({ id, name, mayChange: mayChange(viewer, row) }))
  return { items, mayCreate: mayCreate(viewer) }
}

/** All snippets and templates, by name, for those who may add some. */
export async function listSnippets(viewer: Viewer): Promise<SnippetRow[]> {
  if (!mayCreate(viewer)) throw new Forbidden('You need an author to manage snippets.')
  const rows = await db().$queryRaw<(Omit<SnippetRow, 'mayChange'> & { createdById: string | null })[]>`
    SELECT snippets.id, purpose, snippets.name, left(body, 160) AS start, kind, users.name AS "createdBy",
           snippets.created_by_id AS "createdById", snippets.updated_at AS "updatedAt"
    FROM snippets LEFT JOIN users ON users.id = snippets.created_by_id
    ORDER BY lower(snippets.name), snippets.id LIMIT ${2 * MAX_SNIPPETS}`
  return rows.map(({ createdById, ...row }) => ({
    ...row,
    mayChange: mayChange(viewer, { createdById, kind: row.kind }),
  }))
}

/** A whole snippet or template. Throws NotFound. */
export async function getSnippet(viewer: Viewer, id: string): Promise<SnippetView> {
  const found = await requireSnippet(db(), id)
  const { tagIds, createdById: _, ...row } = found
  return { ...row, tags: await namesOf(tagIds), mayChange: mayChange(viewer, found) }
}

/** The stored snippet. Throws NotFound. */
export async function requireSnippet(tx: Tx, id: string) {
  const row = isId(id) ? await tx.snippet.findUnique({ where: { id }, select }) : null
  if (!row) throw new NotFound('snippet')
  return row
}

const select = {
  id: true,
  purpose: true,
  name: true,
  body: true,
  kind: true,
  title: true,
  dek: true,
  tagIds: true,
  seriesId: true,
  createdById: true,
} as const

async function namesOf(ids: string[]): Promise<string[]> {
  const tags = await db().tag.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const names = new Map(tags.map(({ id, name }) => [id, name]))
  return ids.flatMap((id) => names.get(id) ?? [])
}
