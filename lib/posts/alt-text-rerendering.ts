import { renderArticle } from '#lib/content/mdx/pool/rendering.ts'
import type { Rendered, RenderInput } from '#lib/content/views.ts'
import { Conflict, Invalid } from '#lib/core/errors.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { areFactsCurrent, getMediaFacts } from '#lib/media/renderer-facts.ts'
import { mediaRefs } from '#lib/posts/media-refs.ts'
import { storeRendering } from '#lib/posts/revisions.ts'

/**
 * A live text re-rendered with new alt text. `media`: the facts known about its images when it was rendered.
 * `rendered`: null when this version of the renderer rejects the text; readers then keep the old rendering.
 */
export type Rerendered = {
  postId: string
  revisionId: string
  media: RenderInput['media']
  rendered: Rendered | null
}

/** The most texts to re-render within one request. */
const MAX_TEXTS = 100

/**
 * Re-renders every live text that shows an image, with `alt` as its alt text. Throws Conflict when there are more
 * than `limit`, and what renderArticle throws.
 */
export async function rerenderWithAltText(
  image: { hash: string; alt: string },
  limit = MAX_TEXTS,
): Promise<Rerendered[]> {
  const texts = await listTextsShowing(db(), image.hash)
  if (texts.length > limit)
    throw new Conflict(
      `More than ${limit} articles show this image. Set the alt text in each article instead.`,
    )
  return Promise.all(
    texts.map(async ({ postId, revisionId, title, body }) => {
      const media = await getMediaFacts(mediaRefs(body))
      const facts = Object.entries(media).map(([address, known]) => [
        address,
        address.includes(image.hash) ? { ...known, alt: image.alt } : known,
      ])
      const rendered = await renderArticle({ title, body, media: Object.fromEntries(facts) }).catch(
        nullIfInvalid,
      )
      return { postId, revisionId, media, rendered }
    }),
  )
}

/**
 * Stores the renderings. Returns false and stores nothing if, since they were rendered, another live text has started
 * to show the image or the alt text of any of their images has changed. Hold the lock `images`.
 */
export async function storeRerendered(tx: Tx, hash: string, texts: Rerendered[]): Promise<boolean> {
  const live = await listTextsShowing(tx, hash)
  const known = new Set(texts.map(({ revisionId }) => revisionId))
  if (live.length !== texts.length || !live.every(({ revisionId }) => known.has(revisionId))) return false
  for (const { media } of texts) if (!(await areFactsCurrent(tx, media))) return false
  for (const { revisionId, rendered } of texts) if (rendered) await storeRendering(tx, revisionId, rendered)
  return true
}

function nullIfInvalid(error: unknown): null {
  if (error instanceof Invalid) return null
  throw error
}

type Text = { postId: string; revisionId: string; title: string; body: string }

function listTextsShowing(tx: Tx, hash: string): Promise<Text[]> {
  return tx.$queryRaw<Text[]>`
    SELECT posts.id AS "postId", revisions.id AS "revisionId", title, body
    FROM revisions JOIN posts ON posts.live_revision_id = revisions.id
    WHERE pictures_in(body) @> ARRAY[${hash}] LIMIT ${MAX_TEXTS + 1}`
}
