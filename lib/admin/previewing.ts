import type { Viewer } from '#lib/auth/viewer.ts'
import { renderArticle } from '#lib/content/mdx/pool/rendering.ts'
import type { Rendered } from '#lib/content/views.ts'
import { NotFound } from '#lib/core/errors.ts'
import { excerpt } from '#lib/core/excerpt.ts'
import { db } from '#lib/db/client.ts'
import { ARTICLE_FIELDS, LISTED_FIELDS, pick, selectOf } from '#lib/fields/choosing.ts'
import { imageSelect, toImage } from '#lib/media/images.ts'
import { getMediaFacts } from '#lib/media/renderer-facts.ts'
import { mediaRefs } from '#lib/posts/media-refs.ts'
import { type PostRecord, requirePost } from '#lib/posts/post-record.ts'
import { bylineSelect, toByline } from '#lib/published/byline-shapes.ts'
import { tagRefSelect } from '#lib/published/cards.ts'
import { getRelated } from '#lib/published/related.ts'
import type { ArticleView } from '#lib/published/views.ts'
import { postPath } from '#lib/urls/paths.ts'
import type { Prisma } from '#prisma/client.ts'
import type { PostKind } from '#prisma/enums.ts'

/** A draft as readers would see it. A page shows less of it than an article. */
export type Preview = { kind: PostKind; article: ArticleView }

/**
 * Renders a draft with the renderer of the public site. Throws NotFound when the viewer may not see it, Invalid (with
 * positions in the text) when it could not be published, and what renderArticle throws.
 */
export async function previewPost(viewer: Viewer, postId: string): Promise<Preview> {
  const post = await requirePost(viewer, postId, 'read')
  const draft = await db().draft.findUnique({ where: { postId }, select: draftSelect() })
  if (!draft) throw new NotFound('post')
  const title = draft.title.trim() || 'Untitled'
  const rendered = await renderArticle({
    title,
    body: draft.body,
    media: await getMediaFacts(mediaRefs(draft.body)),
  })
  const related = await getRelated(postId, draft.seriesId)
  const article = { ...toArticle(post, { ...draft, title }, rendered), ...related }
  return { kind: post.kind, article }
}

function draftSelect() {
  return {
    ...selectOf([...LISTED_FIELDS, ...ARTICLE_FIELDS]),
    excerpt: true,
    body: true,
    slug: true,
    coverAlt: true,
    coverCaption: true,
    cover: { select: imageSelect },
    seriesId: true,
    publishedAt: true,
    bylines: { orderBy: { position: 'asc' }, select: { byline: { select: bylineSelect() } } },
    tags: { orderBy: { position: 'asc' }, select: { tag: { select: tagRefSelect } } },
  } satisfies Prisma.DraftSelect
}

type Row = Prisma.DraftGetPayload<{ select: ReturnType<typeof draftSelect> }>

function toArticle(post: PostRecord, draft: Row, rendered: Rendered) {
  const { title, cover, coverAlt, coverCaption } = draft
  const summary = draft.excerpt || draft.dek
  const slug = draft.slug || post.slug || post.id
  const authors = draft.bylines.map(({ byline }) => toByline(byline))
  const { html, headings, words, minutes, text } = rendered
  return {
    ...pick(draft, [...LISTED_FIELDS, ...ARTICLE_FIELDS]),
    ...{ id: post.id, slug, href: postPath(post.kind, slug), summary, html, headings, words, minutes },
    publishedAt: draft.publishedAt ?? post.publishedAt ?? new Date(),
    revisedAt: post.revisedAt,
    cover: toImage(cover, { alt: coverAlt, caption: coverCaption }),
    bylines: authors,
    authors,
    tags: draft.tags.map(({ tag }) => tag),
    seoTitle: draft.seoTitle || title,
    description: draft.description || summary || excerpt(text),
  }
}
