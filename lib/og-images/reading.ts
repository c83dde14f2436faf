import { cardFace, cardPath } from '#lib/og-images/naming.ts'
import type { OgImageText } from '#lib/og-images/views.ts'
import { readCards } from '#lib/published/query-ids.ts'
import { getSettings } from '#lib/settings/reading.ts'
import { postPath } from '#lib/urls/paths.ts'

/** The text and path of a live post's social card; null when there is no such post. */
export async function getOgImage(postId: string): Promise<{ path: string; face: OgImageText } | null> {
  const [[post], settings] = await Promise.all([readCards([postId]), getSettings()])
  if (!post) return null
  // A page shows no authors.
  const isArticle = post.href === postPath('article', post.slug)
  const face = cardFace(settings, isArticle ? post : { ...post, bylines: [] })
  return { path: cardPath(post.id, face), face }
}
