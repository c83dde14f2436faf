import { postPath } from '#lib/addresses/paths'
import { cardFace, cardPath } from '#lib/cards/naming'
import type { CardFace } from '#lib/cards/views'
import { readCards } from '#lib/posts/picking'
import { getSettings } from '#lib/settings/reading'

/** What is on the social card of a live post now, and its path; null when there is no such post. */
export async function getSocialCard(postId: string): Promise<{ path: string; face: CardFace } | null> {
  const [[post], settings] = await Promise.all([readCards([postId]), getSettings()])
  if (!post) return null
  // A standing page names no authors.
  const isArticle = post.href === postPath('article', post.slug)
  const face = cardFace(settings, isArticle ? post : { ...post, bylines: [] })
  return { path: cardPath(post.id, face), face }
}
