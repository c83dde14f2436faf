import { renderArticle } from '#lib/content/mdx/pool/rendering.ts'
import { getMediaFacts } from '#lib/media/renderer-facts.ts'
import { mediaRefs } from '#lib/posts/media-refs.ts'
import { makeBody } from './bodies.ts'
import type { SeededPost } from './posts.ts'

/** A post with its text and rendering. */
export type WrittenPost = SeededPost & {
  source: string
  html: string
  headings: unknown
  plain: string
  words: number
  minutes: number
  media: string[]
  renderer: number
}

/** Generates the text of a post and renders it like any other. */
export async function writeText(post: SeededPost, images: readonly string[]): Promise<WrittenPost> {
  const source = makeBody(post.body, images)
  const media = await getMediaFacts(mediaRefs(source))
  const { text, rendererVersion, ...rendered } = await renderArticle({
    title: post.title,
    body: source,
    media,
  })
  return { ...post, ...rendered, source, plain: text, renderer: rendererVersion }
}
