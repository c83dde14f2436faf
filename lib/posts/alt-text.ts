import { renderArticle } from '#lib/content/mdx/pool/rendering.ts'
import type { Rendered, RenderInput } from '#lib/content/views.ts'
import { Conflict, Invalid } from '#lib/core/errors.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { getMediaFacts, isStillSo } from '#lib/media/renderer-facts.ts'
import { mediaRefs } from '#lib/posts/media-refs.ts'
import { storeRendering } from '#lib/posts/revisions.ts'

/**
 * A live text and what becomes of it when a picture is described anew. `media`: what is known of its pictures so far.
 * `rendered`: null when this version of the renderer refuses the text; readers go on seeing it as it was.
 */
export type Rerendered = {
  postId: string
  revisionId: string
  media: RenderInput['media']
  rendered: Rendered | null
}

/** More cannot be rendered while somebody waits. */
const MOST = 100

/**
 * The live texts that show a picture, rendered as if `alt` were said of it. Throws Conflict when they are too many, and
 * what renderArticle throws.
 */
export async function rerenderWithAltText(
  picture: { hash: string; alt: string },
  most = MOST,
): Promise<Rerendered[]> {
  const texts = await listShowing(db(), picture.hash)
  if (texts.length > most)
    throw new Conflict(
      `More than ${most} articles show this picture. Describe it in the articles themselves instead.`,
    )
  return Promise.all(
    texts.map(async ({ postId, revisionId, title, body }) => {
      const media = await getMediaFacts(mediaRefs(body))
      const said = Object.entries(media).map(([address, facts]) => [
        address,
        address.includes(picture.hash) ? { ...facts, alt: picture.alt } : facts,
      ])
      const rendered = await renderArticle({ title, body, media: Object.fromEntries(said) }).catch(
        keepAsItWas,
      )
      return { postId, revisionId, media, rendered }
    }),
  )
}

/**
 * Stores them. False, and nothing is stored, when another text has come to show the picture, or another of their
 * pictures was described, since they were rendered. Hold the lock `pictures`.
 */
export async function storeRerendered(tx: Tx, hash: string, texts: Rerendered[]): Promise<boolean> {
  const live = await listShowing(tx, hash)
  const known = new Set(texts.map(({ revisionId }) => revisionId))
  if (live.length !== texts.length || !live.every(({ revisionId }) => known.has(revisionId))) return false
  for (const { media } of texts) if (!(await isStillSo(tx, media))) return false
  for (const { revisionId, rendered } of texts) if (rendered) await storeRendering(tx, revisionId, rendered)
  return true
}

function keepAsItWas(error: unknown): null {
  if (error instanceof Invalid) return null
  throw error
}

type Text = { postId: string; revisionId: string; title: string; body: string }

function listShowing(tx: Tx, hash: string): Promise<Text[]> {
  return tx.$queryRaw<Text[]>`
    SELECT posts.id AS "postId", revisions.id AS "revisionId", title, body
    FROM revisions JOIN posts ON posts.live_revision_id = revisions.id
    WHERE pictures_in(body) @> ARRAY[${hash}] LIMIT ${MOST + 1}`
}
