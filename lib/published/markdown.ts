import { type MarkdownArticle, writeMarkdown } from '#lib/content/markdown.ts'
import { db } from '#lib/db/client.ts'
import { live, newestFirst } from '#lib/published/live.ts'
import { absolute } from '#lib/urls/origin.ts'
import { postPath } from '#lib/urls/paths.ts'
import type { Prisma } from '#prisma/client.ts'

/** The live article with this slug as Markdown with front matter; null when there is none. */
export async function getMarkdown(slug: string): Promise<string | null> {
  const row = await db().post.findFirst({ where: { ...live('article'), slug }, select })
  return row && writeMarkdown(toArticle(row))
}

/** The newest articles as Markdown: at most `most`, and as many as fit into `characters`. */
export async function listMarkdown({
  most,
  characters,
}: {
  most: number
  characters: number
}): Promise<string[]> {
  const rows = await db().post.findMany({ where: live('article'), orderBy: newestFirst, take: most, select })
  const texts = rows.map((row) => writeMarkdown(toArticle(row)))
  const lengths = texts.map(({ length }) => length)
  return texts.filter((_, index) => sum(lengths.slice(0, index + 1)) <= characters)
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

const select = {
  id: true,
  slug: true,
  publishedAt: true,
  revisedAt: true,
  liveRevision: { select: { title: true, dek: true, body: true } },
  bylines: { orderBy: { position: 'asc' }, select: { byline: { select: { name: true } } } },
  tags: { orderBy: { position: 'asc' }, select: { tag: { select: { name: true } } } },
} satisfies Prisma.PostSelect

type Row = Prisma.PostGetPayload<{ select: typeof select }>

function toArticle({ id, slug, publishedAt, revisedAt, liveRevision, bylines, tags }: Row): MarkdownArticle {
  if (!slug || !publishedAt || !liveRevision) throw new Error(`Post ${id} is not live.`)
  return {
    ...liveRevision,
    url: absolute(postPath('article', slug)),
    date: publishedAt,
    updated: revisedAt,
    authors: bylines.map(({ byline }) => byline.name),
    tags: tags.map(({ tag }) => tag.name),
  }
}
