import { dirname, join } from 'node:path'
import { isAboutElsewhere } from '#lib/content/mdx/validate/addresses.ts'
import type { Diagnostic } from '#lib/core/errors.ts'
import { toMdx } from '#lib/import-export/converting.ts'
import { findImported, type Imported } from '#lib/import-export/decide-action.ts'
import { parseDate } from '#lib/import-export/front-matter/dates.ts'
import { findPictures } from '#lib/import-export/images/finding.ts'
import { type Found, hashOfPictures, locateAll } from '#lib/import-export/images/locate-all.ts'
import type { Folders } from '#lib/import-export/images/locating.ts'
import type { ImageReference } from '#lib/import-export/images/references.ts'
import { type Loaded, loadFile } from '#lib/import-export/loading.ts'
import { readFileName } from '#lib/import-export/naming.ts'

/** What one import goes by. */
export type ImportContext = {
  folders: Folders
  /** The beginning of every source. */
  rootName: string
  /** IANA zone of dates without an offset. */
  zone: string
}

/** A file that may come in: its text is fit to be published, its pictures have been looked for. */
export type ParsedFile = {
  file: string
  /** What the post remembers it by. */
  source: string
  /** Of the file and its pictures. */
  hash: string
  /** What its name says: words for its address. */
  words: string
  /** As said in it, or by its name and place. */
  date: Date | null
  isDraft: boolean
  /** It lies in a folder for what is not public. */
  isAmongDrafts: boolean
  loaded: Loaded
  /** The text as it will be stored if its pictures change nothing; null when that has not been found out. */
  mdx: string | null
  references: ImageReference[]
  found: ReadonlyMap<string, Found>
  /** The post it was before. */
  post: Imported | null
}

export type ParseResult =
  | { parsed: ParsedFile; problems?: undefined }
  | { parsed?: undefined; problems: Diagnostic[] }

/** Reads a file, checks its text in the renderer and looks for its pictures. Writes nothing. */
export async function parseFile(file: string, context: ImportContext): Promise<ParseResult> {
  const { root } = context.folders
  const { loaded, problems } = await loadFile(root, file, context.zone)
  if (problems) return { problems }
  const source = `${context.rootName}/${file}`.normalize('NFC')
  const post = await findImported(source)
  // What came in before has been checked, and reading it here is known to be quick.
  const isKnown = post?.sourceHash?.startsWith(loaded.hash) ?? false
  const text = isKnown ? { mdx: null, problems: [] } : await toMdx(loaded)
  // A picture on another site keeps itself out, not its text: a link takes its place later.
  if (!text.problems.every(isAboutElsewhere)) return { problems: text.problems }
  const mdx = text.problems.length > 0 ? null : text.mdx
  const references = findPictures(loaded.body, loaded.syntax).map((reference) => inFile(reference, loaded))
  const found = await locateAll(addressesIn(loaded, references), dirname(join(root, file)), context.folders)
  const hash = `${loaded.hash}.${hashOfPictures(found)}`
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
