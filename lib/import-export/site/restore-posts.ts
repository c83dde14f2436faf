import type { Viewer } from '#lib/auth/viewer.ts'
import { renderArticle } from '#lib/content/mdx/pool/rendering.ts'
import { parseInput } from '#lib/core/input.ts'
import { db } from '#lib/db/client.ts'
import { PLAIN_FIELDS, pick } from '#lib/fields/choosing.ts'
import type { FileOutcome } from '#lib/import-export/report.ts'
import type { Article, Bundle } from '#lib/import-export/site/article-file.ts'
import { findMediaId } from '#lib/media/renderer-facts.ts'
import { type DraftRef, saveDraft } from '#lib/posts/editing.ts'
import { createWithIdentity, requireUnusedIdentity, setImportedState } from '#lib/posts/imported-identity.ts'
import { publishImported } from '#lib/posts/importing.ts'
import { createInput } from '#lib/posts/input.ts'

/**
 * Restores a post with its id, URL and dates, through the same functions as the admin. Leaves an existing post alone,
 * unless an interrupted import left it incomplete. Throws what these functions throw.
 */
export async function restorePost(viewer: Viewer, bundle: Bundle): Promise<FileOutcome> {
  const { frontMatter } = bundle.text
  const { id, state } = frontMatter.publication
  const here = await findHere(id)
  if (here && !isHalf(here, bundle)) return 'unchanged'
  let ref: DraftRef = { postId: id, version: here?.draft?.version ?? 1 }
  if (!here) ref = await place(viewer, bundle.text)
  if (state === 'live' && !here?.liveRevisionId) {
    await publishImported(viewer, { ...ref, revisedAt: frontMatter.updated })
  }
  if (bundle.draft)
    ref = await saveDraft(viewer, { ...ref, ...(await fieldsOf(bundle.draft)), ...choices(bundle.draft) })
  const { trashed, withdrawn, workflow, source } = (bundle.draft ?? bundle.text).frontMatter.publication
  await setImportedState(viewer, ref, { trashedAt: trashed, withdrawnAt: withdrawn, workflow, source })
  return 'created'
}

/** What restoring a post would do; writes nothing. Throws what `restorePost` would. */
export async function dryRunPost(bundle: Bundle): Promise<FileOutcome> {
  const { kind, slug, title, publication } = bundle.text.frontMatter
  const here = await findHere(publication.id)
  if (here && !isHalf(here, bundle)) return 'unchanged'
  if (!here) await requireUnusedIdentity(db(), kind, { id: publication.id, slug })
  for (const article of [bundle.text, ...(bundle.draft ? [bundle.draft] : [])])
    parseInput(createInput, { kind, ...(await fieldsOf(article)), ...choices(article) })
  if (publication.state === 'live') await renderArticle({ title, body: bundle.text.body, media: {} })
  return 'created'
}

function findHere(id: string) {
  return db().post.findUnique({
    where: { id },
    select: {
      liveRevisionId: true,
      trashedAt: true,
      withdrawnAt: true,
      draft: { select: { version: true } },
      _count: { select: { revisions: true } },
    },
  })
}

/** Whether an import was interrupted between two steps and the post has not been changed since. */
function isHalf(here: NonNullable<Awaited<ReturnType<typeof findHere>>>, { text, draft }: Bundle): boolean {
  if (here.draft?.version !== 1 || here.trashedAt || here.withdrawnAt) return false
  const { state } = text.frontMatter.publication
  if (state === 'live') return here._count.revisions === 0 || (draft !== null && here.liveRevisionId !== null)
  return state === 'trashed' || state === 'withdrawn'
}

async function place(viewer: Viewer, article: Article): Promise<DraftRef> {
  const { kind, slug, date, publication } = article.frontMatter
  return createWithIdentity(
    viewer,
    { id: publication.id, slug, publishedAt: date, createdAt: publication.created },
    { kind, ...(await fieldsOf(article)), ...choices(article) },
  )
}

async function fieldsOf({ frontMatter, body }: Article) {
  const { coverAlt, coverCaption, tags, part } = frontMatter
  return {
    ...pick(frontMatter, PLAIN_FIELDS),
    body,
    coverId: frontMatter.cover && (await findMediaId(frontMatter.cover)),
    coverAlt,
    coverCaption,
    tags,
    seriesPart: part,
    seriesId: await findSeriesId(frontMatter.publication.series),
    bylines: await findBylineIds(frontMatter.publication.bylines),
  }
}

function choices({ frontMatter: { publication } }: Article) {
  return { slug: publication.chosenSlug, publishedAt: publication.chosenDate }
}

async function findSeriesId(slug: string | null): Promise<string | null> {
  const found = slug && (await db().series.findUnique({ where: { slug }, select: { id: true } }))
  return found ? found.id : null
}

async function findBylineIds(slugs: string[]): Promise<string[]> {
  const rows = await db().byline.findMany({
    where: { slug: { in: slugs } },
    select: { id: true, slug: true },
  })
  const ids = new Map(rows.map(({ id, slug }) => [slug, id]))
  return slugs.flatMap((slug) => ids.get(slug) ?? [])
}
