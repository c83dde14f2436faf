import { z } from 'zod'
import { excerpt } from '#lib/core/excerpt.ts'
import { db } from '#lib/db/client.ts'
import { jsonObject } from '#lib/db/json-object.ts'
import {
  ARTICLE_FIELDS,
  type ArticleField,
  LISTED_FIELDS,
  type PlainValues,
  pick,
  selectOf,
} from '#lib/fields/choosing.ts'
import { bylineRow } from '#lib/published/byline-rows.ts'
import { type BylineRow, toByline } from '#lib/published/byline-shapes.ts'
import { type CardJson, cardRow, readCard } from '#lib/published/card-rows.ts'
import { isLive } from '#lib/published/live.ts'
import { type RelatedJson, readRelated, relatedOf } from '#lib/published/related.ts'
import type { ArticleView, PageView, PostCard } from '#lib/published/views.ts'
import { Prisma } from '#prisma/client.ts'
import type { PostKind } from '#prisma/enums.ts'

/** The live article with this slug and everything its page shows; null when there is none. */
export async function getLiveArticle(slug: string): Promise<ArticleView | null> {
  const [row] = await db().$queryRaw<ArticleRow[]>`
    WITH here AS (${livePost('article', slug)})
    SELECT ${textColumns}, ${authors} AS authors,
           ${relatedOf(Prisma.sql`(SELECT id FROM here)`, Prisma.sql`(SELECT series_id FROM here)`)}
    FROM here post ${withText}`
  if (!row) return null
  const card = readCard(row.card)
  return {
    ...card,
    ...toText(row, card),
    authors: row.authors.map(toByline),
    ...readRelated(row, card.id),
  }
}

/** The live page with this slug, such as /about; null when there is none. */
export async function getLivePage(slug: string): Promise<PageView | null> {
  const [row] = await db().$queryRaw<TextRow[]>`
    SELECT ${textColumns} FROM (${livePost('page', slug)}) post ${withText}`
  if (!row) return null
  const card = readCard(row.card)
  const { words, ...text } = toText(row, card)
  return { ...pick(card, [...LISTED_FIELDS, 'id', 'slug', 'href', 'publishedAt']), ...text }
}

function livePost(kind: PostKind, slug: string): Prisma.Sql {
  return Prisma.sql`
    SELECT post.* FROM posts post WHERE post.kind = ${kind}::post_kind AND post.slug = ${slug} AND ${isLive}`
}

type TextRow = {
  card: CardJson
  fields: Pick<PlainValues, ArticleField>
  revisedAt: Date | null
  html: string | null
  headings: unknown
  words: number | null
  /** Null when the post has a description, excerpt or dek. */
  text: string | null
}

const textColumns = Prisma.sql`
  ${cardRow} AS card, ${jsonObject('revision', selectOf(ARTICLE_FIELDS), {})} AS fields,
  post.revised_at AS "revisedAt",
  rendering.html, rendering.headings, rendering.words,
  CASE WHEN '' = ALL (ARRAY[revision.description, revision.excerpt, revision.dek]) THEN rendering.text END AS text`

const withText = Prisma.sql`
  JOIN revisions revision ON revision.id = post.live_revision_id
  LEFT JOIN renderings rendering ON rendering.revision_id = revision.id`

type ArticleRow = TextRow & RelatedJson & { authors: BylineRow[] }

const authors = Prisma.sql`(
  SELECT coalesce(json_agg(${bylineRow} ORDER BY credit.position), '[]')
  FROM post_bylines credit JOIN bylines byline ON byline.id = credit.byline_id
  WHERE credit.post_id = post.id)`

function toText({ fields, revisedAt, html, headings, words, text }: TextRow, card: PostCard) {
  return {
    ...fields,
    seoTitle: fields.seoTitle || card.title,
    description: fields.description || card.summary || excerpt(text ?? ''),
    revisedAt,
    html: html ?? '',
    headings: headingsSchema.parse(headings ?? []),
    words: words ?? 0,
  }
}

const headingsSchema = z.array(z.object({ depth: z.number(), id: z.string(), text: z.string() }))
