import { z } from 'zod'
import type { AddressPlan } from '#lib/admin/views.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Invalid } from '#lib/core/errors.ts'
import { parseInput } from '#lib/core/input.ts'
import { id, line } from '#lib/core/text.ts'
import { db } from '#lib/db/client.ts'
import { type PostRecord, requirePost } from '#lib/posts/post-record.ts'
import { makeSlug, requireFreeSlug } from '#lib/posts/slugs.ts'
import { postPath } from '#lib/urls/paths.ts'
import { MAX_SLUG_LENGTH, slugify } from '#lib/urls/slugs.ts'

const input = z.object({ postId: id, slug: line(300), title: line(300) }).strict()

/**
 * The address that a post would get from what is typed as its slug and title. Only publishing decides it: another post
 * may take it before. Throws NotFound and Forbidden when the viewer may not edit the post.
 */
export async function previewAddress(viewer: Viewer, given: unknown): Promise<AddressPlan> {
  const { postId, slug, title } = parseInput(input, given)
  return planAddress(await requirePost(viewer, postId, 'edit'), { slug, title })
}

/** `slug`: as typed; empty for the current one, or one made from the title. */
export async function planAddress(
  post: PostRecord,
  typed: { slug: string; title: string },
): Promise<AddressPlan> {
  const wanted = slugify(typed.slug, MAX_SLUG_LENGTH)
  const slug = wanted || post.slug || (await makeSlug(db(), post, typed.title))
  const path = postPath(post.kind, slug)
  const current = post.slug && postPath(post.kind, post.slug)
  return {
    path,
    movesFrom: post.liveRevisionId && current !== path ? current : null,
    problem: typed.slug.trim() && !wanted ? 'Use letters or digits.' : await problemWith(post, slug),
  }
}

async function problemWith(post: PostRecord, slug: string): Promise<string | null> {
  try {
    await requireFreeSlug(db(), post, slug)
    return null
  } catch (error) {
    if (error instanceof Invalid) return error.message
    throw error
  }
}
