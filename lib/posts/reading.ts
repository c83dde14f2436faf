import { z } from 'zod'
import { bylineSelect, toByline } from '#lib/bylines/shapes'
import { db } from '#lib/db/client'
import { cardSelect, toCard } from '#lib/posts/cards'
import { excerpt } from '#lib/posts/excerpt'
import { live } from '#lib/posts/live'
import { getNeighbours, listRecent } from '#lib/posts/neighbours'
import type { ArticleView, PageView } from '#lib/posts/views'
import { findSeriesPlace } from '#lib/series/reading'
import type { Prisma } from '#prisma/client'

/** The live article at an address; null when there is none. */
export async function getLiveArticle(slug: string): Promise<ArticleView | null> {
  const row = await db().post.findFirst({ where: { ...live('article'), slug }, select: articleSelect() })
  if (!row) return null
  const [series, neighbours, recent] = await Promise.all([
    row.seriesId ? findSeriesPlace(row.seriesId, row.id) : null,
    getNeighbours(row.id),
    listRecent(row.id),
  ])
  const authors = row.bylines.map(({ byline }) => toByline(byline))
  return { ...toCard(row), ...toText(row), authors, series, ...neighbours, recent }
}

/** The live standing page at an address such as /about; null when there is none. */
export async function getLivePage(slug: string): Promise<PageView | null> {
  const row = await db().post.findFirst({ where: { ...live('page'), slug }, select: textSelect })
  if (!row) return null
  const { id, href, title, dek, publishedAt } = toCard(row)
  const { seoTitle, description, revisedAt, html, headings } = toText(row)
  return { id, slug, href, title, dek, seoTitle, description, publishedAt, revisedAt, html, headings }
}

const textSelect = {
  ...cardSelect,
  revisedAt: true,
  seriesId: true,
  liveRevision: {
    select: {
      ...cardSelect.liveRevision.select,
      seoTitle: true,
      description: true,
      rendering: { select: { html: true, headings: true, text: true, words: true, minutes: true } },
    },
  },
} satisfies Prisma.PostSelect

function articleSelect() {
  return {
    ...textSelect,
    bylines: { orderBy: { position: 'asc' }, select: { byline: { select: bylineSelect() } } },
  } satisfies Prisma.PostSelect
}

type TextRow = Prisma.PostGetPayload<{ select: typeof textSelect }>

function toText({ liveRevision, revisedAt }: Pick<TextRow, 'liveRevision' | 'revisedAt'>) {
  const rendering = liveRevision?.rendering
  return {
    seoTitle: liveRevision?.seoTitle || liveRevision?.title || '',
    description: liveRevision?.description || summaryOf(liveRevision) || excerpt(rendering?.text ?? ''),
    revisedAt,
    html: rendering?.html ?? '',
    headings: headings.parse(rendering?.headings ?? []),
    words: rendering?.words ?? 0,
  }
}

function summaryOf(revision: { excerpt: string; dek: string } | null): string {
  return revision?.excerpt || revision?.dek || ''
}

const headings = z.array(z.object({ depth: z.number(), id: z.string(), text: z.string() }))
