import { recordAudit } from '#lib/audit/recording.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Forbidden, Invalid } from '#lib/core/errors.ts'
import { newId } from '#lib/core/id.ts'
import { parseInput } from '#lib/core/input.ts'
import type { Tx } from '#lib/db/client.ts'
import { lock } from '#lib/db/locks.ts'
import { transaction } from '#lib/db/transaction.ts'
import { requireSettable } from '#lib/posts/fields.ts'
import { requirePost } from '#lib/posts/post-record.ts'
import {
  MAX_SNIPPETS,
  presets,
  type SnippetChange,
  type SnippetInput,
  snippetBody,
  snippetChange,
  snippetInput,
  type TemplateInput,
  templateInput,
} from '#lib/snippets/input.ts'
import { mayChange, mayCreate } from '#lib/snippets/permissions.ts'
import { requireSnippet } from '#lib/snippets/reading.ts'
import { findOrCreateTags } from '#lib/tags/creating.ts'
import type { Prisma } from '#prisma/client.ts'
import type { SnippetPurpose } from '#prisma/enums.ts'

/**
 * Saves a text as a snippet under a name, or in the place of another's text. Authors and above; replacing as for
 * saveSnippet. Throws Invalid, Forbidden and NotFound. Returns its id.
 */
export async function createSnippet(viewer: Viewer, input: SnippetInput): Promise<string> {
  const { replaces, ...fields } = parseInput(snippetInput, input)
  return transaction((tx) => store(tx, viewer, { purpose: 'snippet', ...fields }, replaces))
}

/**
 * Saves a draft that the viewer may read as a template: its text, title, dek, tags, series and kind. Authors and above;
 * for a template of pages, editors. Throws Invalid, Forbidden and NotFound. Returns its id.
 */
export async function createTemplate(viewer: Viewer, input: TemplateInput): Promise<string> {
  const { postId, name, replaces } = parseInput(templateInput, input)
  return transaction(async (tx) => {
    const { kind } = await requirePost(viewer, postId, 'read', tx)
    const { tags, ...draft } = await tx.draft.findUniqueOrThrow({ where: { postId }, select: drafted })
    parseInput(snippetBody, draft.body)
    const tagIds = tags.map(({ tagId }) => tagId)
    return store(tx, viewer, { purpose: 'template', name, kind, ...draft, tagIds }, replaces)
  })
}

/**
 * Renames a snippet or template, or changes its text or what posts started from it begin with. Authors may change
 * their own, editors and above all. Throws Invalid, Forbidden and NotFound.
 */
export async function saveSnippet(viewer: Viewer, input: SnippetChange): Promise<void> {
  const { id, tags, ...fields } = parseInput(snippetChange, input)
  await transaction(async (tx) => {
    await lock(tx, 'names')
    const before = await requireChangeable(tx, viewer, id)
    if (before.purpose === 'snippet') refusePresets({ tags, ...fields })
    if (fields.name !== undefined) await requireFreeName(tx, before.purpose, fields.name, id)
    await requireSeries(tx, fields.seriesId)
    const tagIds = tags && (await findOrCreateTags(tx, viewer, tags))
    await update(tx, viewer, before, { ...fields, ...(tagIds && { tagIds }) })
  })
}

/** Deletes a snippet or template; texts that it was inserted into keep theirs. Permissions as for saveSnippet. */
export async function deleteSnippet(viewer: Viewer, id: string): Promise<void> {
  await transaction(async (tx) => {
    const { purpose, name } = await requireChangeable(tx, viewer, id)
    await tx.snippet.delete({ where: { id }, select: { id: true } })
    await record(tx, viewer, `${purpose}.delete`, { id, name })
  })
}

const drafted = {
  title: true,
  dek: true,
  body: true,
  seriesId: true,
  tags: { orderBy: { position: 'asc' }, select: { tagId: true } },
} satisfies Prisma.DraftSelect

type New = Omit<Prisma.SnippetUncheckedCreateInput, 'id' | 'purpose'> & { purpose: SnippetPurpose }

async function store(tx: Tx, viewer: Viewer, row: New, replaces: string | undefined): Promise<string> {
  if (!mayCreate(viewer)) throw new Forbidden('You need an author to save snippets.')
  requireSettable(viewer, { kind: row.kind }, { kind: 'article' })
  await lock(tx, 'names')
  if (replaces !== undefined) {
    const before = await requireChangeable(tx, viewer, replaces)
    if (before.purpose !== row.purpose) throw new Invalid({ replaces: `Choose a ${row.purpose}.` })
    const { name: _, purpose: __, ...change } = row
    await update(tx, viewer, before, change)
    return replaces
  }
  await requireFreeName(tx, row.purpose, row.name)
  await requireRoom(tx, row.purpose)
  const id = newId()
  await tx.snippet.create({ data: { ...row, id, createdById: viewer.userId }, select: { id: true } })
  await record(tx, viewer, `${row.purpose}.create`, { id, name: row.name })
  return id
}

type Stored = Awaited<ReturnType<typeof requireSnippet>>

async function requireChangeable(tx: Tx, viewer: Viewer, id: string): Promise<Stored> {
  const found = await requireSnippet(tx, id)
  if (!mayChange(viewer, found))
    throw new Forbidden(`You need an editor to change this ${found.purpose}, or its author.`)
  return found
}

async function update(tx: Tx, viewer: Viewer, before: Stored, change: Prisma.SnippetUncheckedUpdateInput) {
  const { id, purpose, name } = before
  requireSettable(viewer, change.kind === undefined ? {} : { kind: change.kind as Stored['kind'] }, {
    kind: before.kind,
  })
  await tx.snippet.update({ where: { id }, data: { ...change, updatedAt: new Date() }, select: { id: true } })
  await record(tx, viewer, `${purpose}.save`, { id, name: String(change.name ?? name) })
}

function refusePresets(fields: Record<string, unknown>) {
  const found = Object.keys(presets.shape).filter((name) => fields[name] !== undefined)
  if (found.length > 0)
    throw new Invalid(Object.fromEntries(found.map((name) => [name, 'Only a template has this.'])))
}

async function requireFreeName(tx: Tx, purpose: SnippetPurpose, name: string, except = '') {
  const [taken] = await tx.$queryRaw<unknown[]>`
    SELECT FROM snippets WHERE purpose = ${purpose}::snippet_purpose AND lower(name) = lower(${name}) AND id <> ${except}`
  if (taken) throw new Invalid({ name: `Another ${purpose} has this name. Choose a new one.` })
}

async function requireRoom(tx: Tx, purpose: SnippetPurpose) {
  if ((await tx.snippet.count({ where: { purpose } })) >= MAX_SNIPPETS)
    throw new Invalid({ name: `There are ${MAX_SNIPPETS} ${purpose}s already. Delete some first.` })
}

async function requireSeries(tx: Tx, seriesId: string | null | undefined) {
  if (seriesId && !(await tx.series.count({ where: { id: seriesId } })))
    throw new Invalid({ seriesId: 'This series does not exist. Choose another.' })
}

function record(tx: Tx, viewer: Viewer, action: string, { id, name }: { id: string; name: string }) {
  return recordAudit(tx, viewer, { action, subjectType: 'snippet', subjectId: id, detail: { name } })
}
