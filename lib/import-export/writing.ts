import type { Viewer } from '#lib/auth/viewer.ts'
import { findOrCreateByline } from '#lib/bylines/creating.ts'
import { db } from '#lib/db/client.ts'
import type { Draft } from '#lib/import-export/composing.ts'
import type { Dating } from '#lib/import-export/dating.ts'
import { mayBePublished } from '#lib/import-export/decide-action.ts'
import type { ParsedFile } from '#lib/import-export/parse-file.ts'
import type { DraftRef } from '#lib/posts/editing.ts'
import { createImported, publishImported, saveImported } from '#lib/posts/importing.ts'
import type { Source } from '#lib/posts/input.ts'
import { makeSlug } from '#lib/posts/slugs.ts'
import { findOrCreateSeries } from '#lib/series/creating.ts'
import { LONGEST_SLUG, slugify } from '#lib/urls/slugs.ts'

/** Writes an article through the verbs, and publishes it when it is to be and may be. Throws what they throw. */
export async function writeArticle(
  viewer: Viewer,
  prepared: ParsedFile,
  composed: Draft,
  dating: Dating,
): Promise<void> {
  const fields = { ...ownFields(prepared, composed, dating), ...(await groupsOf(viewer, prepared)) }
  const draft = prepared.post
    ? await update(viewer, prepared, fields)
    : await create(viewer, prepared, composed, fields)
  if (!dating.wantsLive || (prepared.post && !mayBePublished(prepared.post))) return
  await publishImported(viewer, { ...draft, ...(dating.revisedAt && { revisedAt: dating.revisedAt }) })
}

/** What a draft holds of its own. */
export function ownFields({ loaded }: ParsedFile, composed: Draft, { publishedAt }: Dating) {
  const { said } = loaded.matter
  return {
    title: composed.title,
    dek: said.dek,
    excerpt: said.excerpt,
    body: composed.body,
    description: said.description,
    coverId: composed.coverId,
    coverAlt: said.coverAlt,
    coverCaption: said.coverCaption,
    featured: said.featured,
    tags: said.tags,
    seriesPart: said.part,
    ...(publishedAt && { publishedAt }),
  }
}

type Fields = ReturnType<typeof ownFields> & Awaited<ReturnType<typeof groupsOf>>

/** What it belongs to, begun where it does not exist yet. Authors become bylines, never logins. */
async function groupsOf(viewer: Viewer, { loaded }: ParsedFile) {
  const { authors, series } = loaded.matter.said
  const bylines: string[] = []
  for (const name of authors) bylines.push(await findOrCreateByline(viewer, { name }))
  const seriesId = series === null ? null : await findOrCreateSeries(viewer, { title: series })
  return { seriesId, ...(bylines.length > 0 && { bylines }) }
}

async function create(
  viewer: Viewer,
  prepared: ParsedFile,
  { title }: Draft,
  fields: Fields,
): Promise<DraftRef> {
  const { kind, slug } = prepared.loaded.matter.said
  const address = slug ?? (await slugFor(prepared, title))
  return createImported(viewer, { ...fields, kind, slug: address }, sourceOf(prepared))
}

/**
 * The address of an article: the one it asks for, the one it has, or the one it had in its folder, so that links to it
 * stay right as far as they can.
 */
export async function slugFor({ post, words, loaded }: ParsedFile, title: string): Promise<string> {
  const { kind, slug } = loaded.matter.said
  const own = slug === null ? post?.slug : slugify(slug, LONGEST_SLUG)
  return own ?? makeSlug(db(), { id: post?.id ?? '', kind }, slugify(words) ? words : title, LONGEST_SLUG)
}

/** A slug that only came from the file's name stays what it has become. */
function update(viewer: Viewer, prepared: ParsedFile, fields: Fields): Promise<DraftRef> {
  const { post, loaded } = prepared
  const { slug } = loaded.matter.said
  const ref = { postId: post?.id ?? '', version: post?.draft?.version ?? 0 }
  return saveImported(viewer, { ...fields, ...ref, ...(slug && { slug }) }, sourceOf(prepared))
}

function sourceOf({ source, hash }: ParsedFile): Source {
  return { name: source, hash }
}
