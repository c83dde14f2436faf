import type { Tx } from '#lib/db/client.ts'
import { mapNames, PLAIN_FIELDS, selectOf } from '#lib/fields/choosing.ts'
import type { FrontMatterValues } from '#lib/import-export/site/article-file.ts'
import { mediaPath } from '#lib/urls/paths.ts'
import type { Prisma } from '#prisma/client.ts'

const cover = { select: { hash: true, mime: true } } as const
const series = { select: { slug: true, title: true } } as const
const bylines = {
  orderBy: { position: 'asc' },
  select: { byline: { select: { slug: true, name: true } } },
} as const
const tags = { orderBy: { position: 'asc' }, select: { tag: { select: { name: true } } } } as const

const words = {
  ...selectOf(PLAIN_FIELDS),
  body: true,
  cover,
  coverAlt: true,
  coverCaption: true,
  seriesPart: true,
} as const

const select = {
  id: true,
  kind: true,
  slug: true,
  publishedAt: true,
  revisedAt: true,
  trashedAt: true,
  withdrawnAt: true,
  createdAt: true,
  source: true,
  sourceHash: true,
  sourceVersion: true,
  series,
  bylines,
  tags,
  liveRevision: { select: { ...words, draftVersion: true } },
  draft: {
    select: { ...words, series, bylines, tags, version: true, slug: true, publishedAt: true, workflow: true },
  },
} satisfies Prisma.PostSelect

type Row = Prisma.PostGetPayload<{ select: typeof select }>
type Draft = NonNullable<Row['draft']>
type Words = Omit<Draft, 'version' | 'slug' | 'publishedAt' | 'workflow'>

/** A file of a post, ready to be written. */
export type ExportedText = { path: string; fields: FrontMatterValues; body: string }

const AT_ONCE = 100

/** The files of every post: the live text, and the draft where it differs. */
export async function* readPosts(tx: Tx): AsyncGenerator<ExportedText[]> {
  for (let after = ''; ; ) {
    const rows = await tx.post.findMany({
      where: { id: { gt: after } },
      orderBy: { id: 'asc' },
      take: AT_ONCE,
      select,
    })
    for (const row of rows) yield textsOf(row)
    const last = rows.at(-1)
    if (!last) return
    after = last.id
  }
}

function textsOf(row: Row): ExportedText[] {
  const { draft, liveRevision } = row
  if (!draft) return []
  const base = `${row.kind === 'article' ? 'articles' : 'pages'}/${row.slug ?? `_${row.id}`}`
  if (!liveRevision) return [text(`${base}.mdx`, row, draft, draft)]
  // Series, bylines and tags of the live text belong to the post.
  const live = { ...liveRevision, series: row.series, bylines: row.bylines, tags: row.tags }
  const isChanged = draft.version > liveRevision.draftVersion
  return [
    text(`${base}.mdx`, row, live, isChanged ? { ...draft, slug: null, publishedAt: null } : draft),
    ...(isChanged ? [text(`${base}.draft.mdx`, row, draft, draft)] : []),
  ]
}

function text(path: string, row: Row, words: Words, draft: Draft): ExportedText {
  const state = stateOf(row)
  return {
    path,
    body: words.body,
    fields: {
      ...mapNames(PLAIN_FIELDS, (name) => words[name] || null),
      slug: row.slug,
      date: dated(row.publishedAt),
      updated: dated(row.revisedAt),
      tags: words.tags.map(({ tag }) => tag.name),
      authors: words.bylines.map(({ byline }) => byline.name),
      series: words.series?.title,
      part: words.seriesPart,
      cover: words.cover && mediaPath(words.cover.hash, words.cover.mime),
      coverAlt: words.coverAlt,
      coverCaption: words.coverCaption,
      kind: row.kind === 'page' ? 'page' : null,
      draft: state === 'live' && !path.endsWith('.draft.mdx') ? null : true,
      publication: {
        id: row.id,
        state,
        created: dated(row.createdAt),
        bylines: words.bylines.map(({ byline }) => byline.slug),
        series: words.series?.slug,
        chosenSlug: draft.slug,
        chosenDate: dated(draft.publishedAt),
        workflow: draft.workflow === 'draft' ? null : draft.workflow,
        trashed: dated(row.trashedAt),
        withdrawn: dated(row.withdrawnAt),
        source: sourceOf(row, draft),
      },
    },
  }
}

function stateOf({ withdrawnAt, trashedAt, liveRevision, slug }: Row) {
  if (withdrawnAt) return 'withdrawn'
  if (trashedAt) return 'trashed'
  if (liveRevision) return 'live'
  return slug === null ? 'draft' : 'unpublished'
}

function sourceOf({ source, sourceHash, sourceVersion }: Row, { version }: Draft) {
  if (source === null || sourceHash === null) return null
  return { name: source, hash: sourceHash, isUntouched: sourceVersion === version }
}

function dated(date: Date | null): string | null {
  return date?.toISOString() ?? null
}
