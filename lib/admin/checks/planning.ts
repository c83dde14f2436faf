import { planAddress } from '#lib/admin/addresses.ts'
import { readUnsavedDraft, type WholeDraft } from '#lib/admin/unsaved-draft.ts'
import type { PublishPlan } from '#lib/admin/views.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { inspectArticle } from '#lib/content/mdx/pool/rendering.ts'
import { isVisible } from '#lib/core/characters.ts'
import { getMediaFacts } from '#lib/media/renderer-facts.ts'
import type { UnsavedInput } from '#lib/posts/input.ts'
import { mediaRefs } from '#lib/posts/media-refs.ts'
import type { PostRecord } from '#lib/posts/post-record.ts'
import { getSettings } from '#lib/settings/reading.ts'
import { findingsIn } from './checks.ts'
import { findDeadLinks } from './dead-links.ts'

/**
 * What publishing the text on the writer's screen would do, and what the checks find in it. Throws what
 * readUnsavedDraft throws, and Unavailable.
 */
export async function planPublication(viewer: Viewer, input: UnsavedInput): Promise<PublishPlan> {
  const { post, draft } = await readUnsavedDraft(viewer, input)
  const [address, { blockingChecks }] = await Promise.all([
    planAddress(post, { slug: draft.slug ?? '', title: draft.title }),
    getSettings(),
  ])
  const { found, problems } = await inspectArticle(draft.body)
  return {
    ...address,
    isLive: post.liveRevisionId !== null,
    isFeatured: draft.featured,
    hasTitle: isVisible(draft.title),
    problems,
    findings: findingsIn(
      {
        ...textOf(post, draft),
        found,
        media: await getMediaFacts(mediaRefs(draft.body)),
        dead: await findDeadLinks(found, address.path),
      },
      blockingChecks,
    ),
  }
}

function textOf({ kind }: PostRecord, draft: WholeDraft) {
  const { title, dek, excerpt, description, seoTitle, cover, coverAlt } = draft
  return {
    ...{ kind, title, dek, excerpt, description, seoTitle },
    cover: cover && { width: cover.width, alt: coverAlt || cover.alt },
  }
}
