import type { Viewer } from '#lib/auth/viewer.ts'
import { findOrCreateByline } from '#lib/bylines/creating.ts'
import { db } from '#lib/db/client.ts'
import { IMPORTED_FIELDS, pick } from '#lib/fields/choosing.ts'
import type { Draft } from '#lib/import-export/composing.ts'
import type { Dating } from '#lib/import-export/dating.ts'
import { mayBePublished } from '#lib/import-export/decide-action.ts'
import type { ParsedFile } from '#lib/import-export/parse-file.ts'
import type { DraftRef } from '#lib/posts/editing.ts'
import { createImported, publishImported, saveImported } from '#lib/posts/importing.ts'
import type { Source } from '#lib/posts/input.ts'
import { makeSlug } from '#lib/posts/slugs.ts'
import { findOrCreateSeries } from '#lib/series/creating.ts'
import { MAX_SLUG_LENGTH, slugify } from '#lib/urls/slugs.ts'

/**
 * Creates or updates a post through the same functions as the admin, and publishes it if it should and may be live.
 * Throws what they throw.
 */
export async function writeArticle(
  viewer: Viewer,
  parsed: ParsedFile,
  composed: Draft,
  dating: Dating,
): Promise<void> {
  const fields = { ...ownFields(parsed, composed, dating), ...(await groupsOf(viewer, parsed)) }
  const draft = parsed.post
    ? await update(viewer, parsed, fields)
    : await create(viewer, parsed, composed, fields)
  if (!dating.wantsLive || (parsed.post && !mayBePublished(parsed.post))) return
  await publishImported(viewer, { ...draft, ...(dating.revisedAt && { revisedAt: dating.revisedAt }) })
}

/** The fields of the draft itself. */
export function ownFields({ loaded }: ParsedFile, composed: Draft, { publishedAt }: Dating) {
  const { fields } = loaded.frontMatter
  return {
    ...pick(fields, IMPORTED_FIELDS),
    title: composed.title,
    body: composed.body,
    coverId: composed.coverId,
    coverAlt: fields.coverAlt,
    coverCaption: fields.coverCaption,
    tags: fields.tags,
    seriesPart: fields.part,
    ...(publishedAt && { publishedAt }),
  }
}

type Fields = ReturnType<typeof ownFields> & Awaited<ReturnType<typeof groupsOf>>

/** Finds or creates the series and bylines. Authors become bylines, never user accounts. */
async function groupsOf(viewer: Viewer, { loaded }: ParsedFile) {
  const { authors, series } = loaded.frontMatter.fields
  const bylines: string[] = []
  for (const name of authors) bylines.push(await findOrCreateByline(viewer, { name }))
  const seriesId = series === null ? null : await findOrCreateSeries(viewer, { title: series })
  return { seriesId, ...(bylines.length > 0 && { bylines }) }
}

async function create(
  viewer: Viewer,
  parsed: ParsedFile,
  { title }: Draft,
  fields: Fields,
): Promise<DraftRef> {
  const { kind, slug } = parsed.loaded.frontMatter.fields
  const address = slug ?? (await slugFor(parsed, title))
  return createImported(viewer, { ...fields, kind, slug: address }, sourceOf(parsed))
}

/**
 * The slug of an article: the requested one, the current one, or one made from the file name, so that existing links
 * keep working where possible.
 */
export async function slugFor({ post, words, loaded }: ParsedFile, title: string): Promise<string> {
  const { kind, slug } = loaded.frontMatter.fields
  const own = slug === null ? post?.slug : slugify(slug, MAX_SLUG_LENGTH)
  return own ?? makeSlug(db(), { id: post?.id ?? '', kind }, slugify(words) ? words : title, MAX_SLUG_LENGTH)
}

/** A slug made from the file name is not changed on update. */
function update(viewer: Viewer, parsed: ParsedFile, fields: Fields): Promise<DraftRef> {
  const { post, loaded } = parsed
  const { slug } = loaded.frontMatter.fields
  const ref = { postId: post?.id ?? '', version: post?.draft?.version ?? 0 }
  return saveImported(viewer, { ...fields, ...ref, ...(slug && { slug }) }, sourceOf(parsed))
}

function sourceOf({ source, hash }: ParsedFile): Source {
  return { name: source, hash }
}
