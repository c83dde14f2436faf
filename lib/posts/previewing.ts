import { postPath } from '#lib/addresses/paths'
import { bylineSelect, toByline } from '#lib/bylines/shapes'
import { db } from '#lib/db/client'
import { NotFound } from '#lib/errors'
import { renderArticle } from '#lib/mdx/rendering'
import type { Rendered } from '#lib/mdx/views'
import { getMediaFacts } from '#lib/media/facts'
import { pictureSelect, toPicture } from '#lib/media/pictures'
import type { Viewer } from '#lib/people/viewer'
import { excerpt } from '#lib/posts/excerpt'
import { mediaIn } from '#lib/posts/media-in'
import { requirePost, type Standing } from '#lib/posts/requiring'
import { getSurroundings } from '#lib/posts/surroundings'
import type { ArticleView } from '#lib/posts/views'
import type { Prisma } from '#prisma/client'
import type { PostKind } from '#prisma/enums'

/** A draft as readers would see it. A standing page shows less of it than an article. */
export type Preview = { kind: PostKind; article: ArticleView }

/**
 * The draft of a post through the renderer of the public site. Throws NotFound for what the viewer may not see, Invalid
 * (with places in the text) for a text that could not be published, and what renderArticle throws.
 */
export async function previewPost(viewer: Viewer, postId: string): Promise<Preview> {
  const post = await requirePost(viewer, postId, 'read')
  const draft = await db().draft.findUnique({ where: { postId }, select: draftSelect() })
  if (!draft) throw new NotFound('post')
  const title = draft.title.trim() || 'Untitled'
  const rendered = await renderArticle({
    title,
    body: draft.body,
    media: await getMediaFacts(mediaIn(draft.body)),
  })
  const surroundings = await getSurroundings(postId, draft.seriesId)
  const article = { ...toArticle(post, { ...draft, title }, rendered), ...surroundings }
  return { kind: post.kind, article }
}

function draftSelect() {
  return {
    title: true,
    dek: true,
    excerpt: true,
    body: true,
    slug: true,
    seoTitle: true,
    description: true,
    coverAlt: true,
    coverCaption: true,
    cover: { select: pictureSelect },
    seriesId: true,
    publishedAt: true,
    bylines: { orderBy: { position: 'asc' }, select: { byline: { select: bylineSelect() } } },
    tags: { orderBy: { position: 'asc' }, select: { tag: { select: { slug: true, name: true } } } },
  } satisfies Prisma.DraftSelect
}

type Row = Prisma.DraftGetPayload<{ select: ReturnType<typeof draftSelect> }>

function toArticle(post: Standing, draft: Row, rendered: Rendered) {
  const { title, dek, cover, coverAlt, coverCaption } = draft
  const summary = draft.excerpt || dek
  const slug = draft.slug || post.slug || post.id
  const authors = draft.bylines.map(({ byline }) => toByline(byline))
  const { html, headings, words, minutes, text } = rendered
  return {
    ...{
      id: post.id,
      slug,
      href: postPath(post.kind, slug),
      title,
      dek,
      summary,
      html,
      headings,
      words,
      minutes,
    },
    publishedAt: draft.publishedAt ?? post.publishedAt ?? new Date(),
    revisedAt: post.revisedAt,
    cover: toPicture(cover, { alt: coverAlt, caption: coverCaption }),
    bylines: authors,
    authors,
    tags: draft.tags.map(({ tag }) => tag),
    seoTitle: draft.seoTitle || title,
    description: draft.description || summary || excerpt(text),
  }
}
