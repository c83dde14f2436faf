import { dirname, join } from 'node:path'
import { isAboutElsewhere } from '#lib/content/mdx/validate/addresses.ts'
import type { Diagnostic } from '#lib/core/errors.ts'
import { toMdx } from '#lib/import-export/converting.ts'
import { findImported, type Imported } from '#lib/import-export/decide-action.ts'
import { parseDate } from '#lib/import-export/front-matter/dates.ts'
import { findImages } from '#lib/import-export/images/finding.ts'
import { type Found, hashOfImages, locateAll } from '#lib/import-export/images/locate-all.ts'
import type { Folders } from '#lib/import-export/images/locating.ts'
import type { ImageReference } from '#lib/import-export/images/references.ts'
import { type Loaded, loadFile } from '#lib/import-export/loading.ts'
import { readFileName } from '#lib/import-export/naming.ts'

/** Settings of one import. */
export type ImportContext = {
  folders: Folders
  /** The prefix of every source. */
  rootName: string
  /** IANA time zone of dates without an offset. */
  zone: string
}

/** A file that can be imported: its text is valid and its images have been located. */
export type ParsedFile = {
  file: string
  /** The identifier stored with the post. */
  source: string
  /** Hash of the file and its images. */
  hash: string
  /** Words for the slug, from the file name. */
  words: string
  /** From the front matter, or from the file name. */
  date: Date | null
  isDraft: boolean
  /** It is in a drafts folder. */
  isAmongDrafts: boolean
  loaded: Loaded
  /** The MDX that will be stored if no image changes it; null when not known yet. */
  mdx: string | null
  references: ImageReference[]
  found: ReadonlyMap<string, Found>
  /** The post from an earlier import. */
  post: Imported | null
}

export type ParseResult =
  | { parsed: ParsedFile; problems?: undefined }
  | { parsed?: undefined; problems: Diagnostic[] }

/** Reads a file, validates its text and locates its images. Writes nothing. */
export async function parseFile(file: string, context: ImportContext): Promise<ParseResult> {
  const { root } = context.folders
  const { loaded, problems } = await loadFile(root, file, context.zone)
  if (problems) return { problems }
  const source = `${context.rootName}/${file}`.normalize('NFC')
  const post = await findImported(source)
  // A file with an unchanged hash was checked by an earlier import.
  const isKnown = post?.sourceHash?.startsWith(loaded.hash) ?? false
  const text = isKnown ? { mdx: null, problems: [] } : await toMdx(loaded)
  // An image on another site does not block its text: a link replaces the image later.
  if (!text.problems.every(isAboutElsewhere)) return { problems: text.problems }
  const mdx = text.problems.length > 0 ? null : text.mdx
  const references = findImages(loaded.body, loaded.syntax).map((reference) => inFile(reference, loaded))
  const found = await locateAll(addressesIn(loaded, references), dirname(join(root, file)), context.folders)
  const hash = `${loaded.hash}.${hashOfImages(found)}`
  const name = nameOf(file, loaded, context)
  return { parsed: { file, source, hash, ...name, loaded, mdx, references, found, post } }
}

function inFile(reference: ImageReference, { bodyLine }: Loaded): ImageReference {
  return { ...reference, line: reference.line + bodyLine - 1 }
}

function addressesIn({ frontMatter }: Loaded, references: readonly ImageReference[]): string[] {
  const { cover } = frontMatter.fields
  return [...(cover ? [cover] : []), ...references.map(({ address }) => address)]
}

function nameOf(file: string, { frontMatter }: Loaded, { rootName, zone }: ImportContext) {
  const { words, date, isDraft } = readFileName(file, rootName)
  return {
    words,
    date: frontMatter.fields.date ?? parseDate(date ?? '', zone),
    isDraft: frontMatter.fields.isDraft,
    isAmongDrafts: isDraft,
  }
}
