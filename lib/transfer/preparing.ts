import { realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Problem } from '#lib/errors'
import { checkArticle, convertMarkdown } from '#lib/mdx/rendering'
import { type Loaded, loadFile } from '#lib/transfer/loading'
import { parseDate } from '#lib/transfer/matter/dates'
import { readFileName } from '#lib/transfer/naming'
import { findPictures } from '#lib/transfer/pictures/finding'
import { type Found, gatherPictures, hashOfPictures } from '#lib/transfer/pictures/gathering'
import type { Folders } from '#lib/transfer/pictures/locating'
import type { PictureUse } from '#lib/transfer/pictures/uses'
import { findImported, type Imported } from '#lib/transfer/standing'

/** What one import goes by. */
export type Errand = {
  folders: Folders
  /** The beginning of every source. */
  rootName: string
  /** IANA zone of dates without an offset. */
  zone: string
}

/** A file that may come in: its text is fit to be published, its pictures have been looked for. */
export type Prepared = {
  file: string
  /** What the post remembers it by. */
  source: string
  /** Of the file and its pictures. */
  hash: string
  /** What its name says: words for its address. */
  words: string
  /** As said in it, or by its name. */
  date: Date | null
  loaded: Loaded
  uses: PictureUse[]
  found: ReadonlyMap<string, Found>
  /** The post it was before. */
  post: Imported | null
}

export type Preparation =
  | { prepared: Prepared; problems?: undefined }
  | { prepared?: undefined; problems: Problem[] }

/** Reads a file, checks its text in the renderer and looks for its pictures. Writes nothing. */
export async function prepareFile(file: string, errand: Errand): Promise<Preparation> {
  const { loaded, problems } = await loadFile(errand.folders.root, file, errand.zone)
  if (problems) return { problems }
  const source = `${errand.rootName}/${file}`.normalize('NFC')
  const post = await findImported(source)
  // What came in before has been checked, and reading it here is known to be quick.
  const mistakes = post?.sourceHash?.startsWith(loaded.hash) ? [] : await checkText(loaded)
  if (mistakes.length > 0) return { problems: mistakes }
  const uses = findPictures(loaded.body, loaded.syntax)
  const { cover } = loaded.matter.said
  const folder = await realpath(dirname(join(errand.folders.root, file)))
  const addresses = [...(cover ? [cover] : []), ...uses.map(({ address }) => address)]
  const found = await gatherPictures(addresses, folder, errand.folders)
  const hash = `${loaded.hash}.${hashOfPictures(found)}`
  const named = readFileName(file, errand.rootName)
  const date = loaded.matter.said.date ?? parseDate(named.date ?? '', errand.zone)
  const placed = uses.map((use) => inFile(use, loaded))
  return { prepared: { file, source, hash, words: named.words, date, loaded, uses: placed, found, post } }
}

async function checkText({ syntax, body, bodyLine }: Loaded): Promise<Problem[]> {
  const problems = syntax === 'mdx' ? await checkArticle(body) : (await convertMarkdown(body)).problems
  return problems.map((problem) => ({ ...problem, line: problem.line + bodyLine - 1 }))
}

function inFile(use: PictureUse, { bodyLine }: Loaded): PictureUse {
  return { ...use, line: use.line + bodyLine - 1 }
}
