import { createHash } from 'node:crypto'
import type { ResponsiveImage } from '#lib/media/views.ts'
import type { OgImageText } from '#lib/og-images/views.ts'
import type { PostCard } from '#lib/published/views.ts'
import type { Settings } from '#lib/settings/views.ts'

/** Increase it when the drawing changes, so that every card gets a new URL. */
const VERSION = 1

/** Pixels. */
export const CARD_WIDTH = 1200
export const CARD_HEIGHT = 630

type Drawn = Pick<PostCard, 'slug' | 'title' | 'bylines'>

export function cardFace({ name, accent }: Pick<Settings, 'name' | 'accent'>, post: Drawn): OgImageText {
  const bylines = post.bylines.map((byline) => byline.name)
  return { slug: post.slug, title: post.title, bylines, name, accent: accent.light }
}

/** Some networks show smaller images as thumbnails, and only JPEG and PNG work everywhere. */
const SHARED_FORMAT = /\.(?:jpg|png)$/

/** The og:image of an article: its cover if every network can show it, else its social card. */
export function sharedImage(
  settings: Settings,
  article: Drawn & { id: string; cover: ResponsiveImage | null },
) {
  const { cover } = article
  const isShown =
    cover && SHARED_FORMAT.test(cover.src) && cover.width >= CARD_WIDTH && cover.height >= CARD_HEIGHT
  return isShown ? cover : cardImage(settings, article)
}

/** The social card of a post as an image. */
export function cardImage(settings: Settings, article: Drawn & { id: string }) {
  const src = cardPath(article.id, cardFace(settings, article))
  return { src, alt: article.title, caption: '', width: CARD_WIDTH, height: CARD_HEIGHT }
}

/** The path of a post's social card. It changes with everything that is drawn. */
export function cardPath(id: string, { slug, title, bylines, name, accent }: OgImageText): string {
  const drawn = JSON.stringify([VERSION, slug, title, bylines, name, accent])
  return `/cards/${id}-${createHash('sha256').update(drawn).digest('hex').slice(0, 12)}.png`
}
