import { readUnsavedDraft, readWholeDraft, type WholeDraft } from '#lib/admin/unsaved-draft.ts'
import type { PreviewView } from '#lib/admin/views.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { renderArticle } from '#lib/content/mdx/pool/rendering.ts'
import type { Rendered } from '#lib/content/views.ts'
import { excerpt } from '#lib/core/excerpt.ts'
import { portableHtml } from '#lib/feeds/portable-html.ts'
import { ARTICLE_FIELDS, LISTED_FIELDS, pick } from '#lib/fields/choosing.ts'
import { toImage } from '#lib/media/images.ts'
import { getMediaFacts } from '#lib/media/renderer-facts.ts'
import { cardFace, sharedImage } from '#lib/og-images/naming.ts'
import { renderOgImage } from '#lib/og-images/render-pool.ts'
import type { UnsavedInput } from '#lib/posts/input.ts'
import { mediaRefs } from '#lib/posts/media-refs.ts'
import { type PostRecord, requirePost } from '#lib/posts/post-record.ts'
import { toByline } from '#lib/published/byline-shapes.ts'
import { getRelated } from '#lib/published/related.ts'
import type { ArticleView } from '#lib/published/views.ts'
import { getSettings } from '#lib/settings/reading.ts'
import { absolute } from '#lib/urls/origin.ts'
import { postPath } from '#lib/urls/paths.ts'
import { slugify } from '#lib/urls/slugs.ts'
import type { PostKind } from '#prisma/enums.ts'

/** A draft as readers would see it. A page shows less of it than an article. */
export type Preview = { kind: PostKind; article: ArticleView }

/**
 * Renders a draft with the renderer of the public site. Throws NotFound when the viewer may not see it, Invalid (with
 * positions in the text) when it could not be published, and what renderArticle throws.
 */
export async function previewPost(viewer: Viewer, postId: string): Promise<Preview> {
  const post = await requirePost(viewer, postId, 'read')
  return render(post, await readWholeDraft(postId))
}

/**
 * Renders a text that is not saved, for the pane beside it; nothing is stored. Throws what readUnsavedDraft and
 * renderArticle throw.
 */
export async function previewUnsaved(viewer: Viewer, input: UnsavedInput): Promise<PreviewView> {
  const { post, draft } = await readUnsavedDraft(viewer, input)
  const [settings, preview] = await Promise.all([getSettings(), render(post, draft)])
  const { article } = preview
  const address = absolute(article.href)
  return {
    ...preview,
    settings,
    address,
    feedHtml: portableHtml(article.html, { page: address, prefix: `${article.id}-` }),
  }
}

/**
 * The image that networks show for a text that is not saved: the address of its cover, else its social card as a
 * data URL. Throws what readUnsavedDraft throws, and Unavailable.
 */
export async function previewSharedImage(viewer: Viewer, input: UnsavedInput): Promise<{ src: string }> {
  const { post, draft } = await readUnsavedDraft(viewer, input)
  const settings = await getSettings()
  const face = { ...shownFields(post, draft), bylines: authorsOf(post.kind === 'article' ? draft : null) }
  const { src } = sharedImage(settings, face)
  if (src === face.cover?.src) return { src }
  const png = await renderOgImage(cardFace(settings, face))
  return { src: `data:image/png;base64,${png.toString('base64')}` }
}

async function render(post: PostRecord, draft: WholeDraft): Promise<Preview> {
  const title = draft.title.trim() || 'Untitled'
  const media = await getMediaFacts(mediaRefs(draft.body))
  const rendered = await renderArticle({ title, body: draft.body, media })
  const related = await getRelated(post.id, draft.seriesId)
  return { kind: post.kind, article: { ...toArticle(post, { ...draft, title }, rendered), ...related } }
}

function toArticle(post: PostRecord, draft: WholeDraft, rendered: Rendered) {
  const summary = draft.excerpt || draft.dek
  const authors = authorsOf(draft)
  const { html, headings, words, minutes, text } = rendered
  return {
    ...shownFields(post, draft),
    ...{ summary, html, headings, words, minutes, bylines: authors, authors },
    publishedAt: draft.publishedAt ?? post.publishedAt ?? new Date(),
    revisedAt: post.revisedAt,
    tags: draft.tags.map(({ tag }) => tag),
    seoTitle: draft.seoTitle || draft.title,
    description: draft.description || summary || excerpt(text),
  }
}

function shownFields(post: PostRecord, draft: WholeDraft) {
  const slug = draft.slug || post.slug || slugify(draft.title) || post.id
  return {
    ...pick(draft, [...LISTED_FIELDS, ...ARTICLE_FIELDS]),
    ...{ id: post.id, slug, href: postPath(post.kind, slug) },
    cover: toImage(draft.cover, { alt: draft.coverAlt, caption: draft.coverCaption }),
  }
}

function authorsOf(draft: WholeDraft | null) {
  return draft?.bylines.map(({ byline }) => toByline(byline)) ?? []
}
