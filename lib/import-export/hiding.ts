import type { Diagnostic } from '#lib/core/errors.ts'
import type { ParsedFile } from '#lib/import-export/parse-file.ts'
import { slugFor } from '#lib/import-export/writing.ts'
import { siteOrigin } from '#lib/urls/origin.ts'
import { postPath } from '#lib/urls/paths.ts'

/**
 * Why an article is not published although it does not call itself a draft, each reason at its place: it says in another
 * way that it is not for everybody, or that search engines are to find it elsewhere or not at all.
 */
export async function reasonsToHide(parsed: ParsedFile): Promise<Diagnostic[]> {
  const { reasons, canonical } = parsed.loaded.marks
  const folder = parsed.isAmongDrafts ? [amongDrafts] : []
  if (!canonical || (await isOwn(canonical.address, parsed))) return [...folder, ...reasons]
  const { name, address, line, column } = canonical
  const shown = address.length > 80 ? `${address.slice(0, 80)}…` : address
  const message = `“${name}: ${shown}” cannot be kept yet, so this is not published: search engines would take it for the original.`
  return [...folder, { line, column, message }, ...reasons]
}

const amongDrafts: Diagnostic = {
  line: 1,
  column: 1,
  message: 'It lies in a folder of drafts, so it is not published. Move it out to publish it.',
}

/** Whether an address is the one that the article has here, or will have. */
async function isOwn(address: string, parsed: ParsedFile): Promise<boolean> {
  const { kind, title } = parsed.loaded.frontMatter.fields
  const own = new URL(postPath(kind, await slugFor(parsed, title ?? parsed.words)), siteOrigin())
  const named = URL.parse(address, own)
  return named?.host === own.host && named.pathname.replace(/\/$/, '') === own.pathname && named.search === ''
}
