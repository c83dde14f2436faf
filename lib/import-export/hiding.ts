import type { Diagnostic } from '#lib/core/errors.ts'
import type { ParsedFile } from '#lib/import-export/parse-file.ts'
import { slugFor } from '#lib/import-export/writing.ts'
import { siteOrigin } from '#lib/urls/origin.ts'
import { postPath } from '#lib/urls/paths.ts'

/**
 * The reasons, with positions, why an article that is not marked as a draft is not published: another field restricts
 * it, or tells search engines to index another URL or none.
 */
export async function reasonsToHide(parsed: ParsedFile): Promise<Diagnostic[]> {
  const { reasons, canonical } = parsed.loaded.marks
  const folder = parsed.isAmongDrafts ? [amongDrafts] : []
  if (!canonical || (await isOwn(canonical.address, parsed))) return [...folder, ...reasons]
  const { name, address, line, column } = canonical
  const shown = address.length > 80 ? `${address.slice(0, 80)}…` : address
  const message = `“${name}: ${shown}” is not supported yet, so this is not published: search engines would take it for the original.`
  return [...folder, { line, column, message }, ...reasons]
}

const amongDrafts: Diagnostic = {
  line: 1,
  column: 1,
  message: 'It is in a drafts folder, so it is not published. Move it to publish it.',
}

/** Whether a URL is the article's own, now or after the import. */
async function isOwn(address: string, parsed: ParsedFile): Promise<boolean> {
  const { kind, title } = parsed.loaded.frontMatter.fields
  const own = new URL(postPath(kind, await slugFor(parsed, title ?? parsed.words)), siteOrigin())
  const named = URL.parse(address, own)
  return named?.host === own.host && named.pathname.replace(/\/$/, '') === own.pathname && named.search === ''
}
