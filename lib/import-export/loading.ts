import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { LIMITS } from '#lib/content/mdx/pool/limits.ts'
import type { Diagnostic } from '#lib/core/errors.ts'
import { decodeText } from '#lib/import-export/decoding.ts'
import type { Marks } from '#lib/import-export/front-matter/marks.ts'
import { type FrontMatterFields, readFrontMatter } from '#lib/import-export/front-matter/reading.ts'
import { splitFrontMatter } from '#lib/import-export/front-matter/splitting.ts'
import { findUnfencedMarks } from '#lib/import-export/front-matter/unfenced.ts'

/** A file with its front matter parsed. */
export type Loaded = {
  /** SHA-256 of its bytes. */
  hash: string
  syntax: 'md' | 'mdx'
  body: string
  /** The line of the file where the body begins. */
  bodyLine: number
  frontMatter: FrontMatterFields
  /** Fields anywhere in the file that hide it from readers. */
  marks: Marks
}

/** With diagnostics, nothing else is available from the file. */
export type LoadResult =
  | { loaded: Loaded; problems?: undefined }
  | { loaded?: undefined; problems: Diagnostic[] }

// The body may be as large as the renderer allows; the rest is for the front matter.
const BYTES_AT_MOST = LIMITS.textBytes + 128 * 1024

/** Reads and decodes a file and parses its front matter. Dates without an offset are local times in `zone`. */
export async function loadFile(root: string, file: string, zone: string): Promise<LoadResult> {
  const bytes = await readBytes(join(root, file))
  if (typeof bytes === 'string') return refused(bytes)
  const { text, problems } = decodeText(bytes)
  if (problems.length > 0) return { problems }
  if (text.trim() === '') return refused('The file is empty. Add text or delete it.')
  const { yaml, yamlLine, body, bodyLine, problems: mistakes } = splitFrontMatter(text)
  if (mistakes.length > 0) return { problems: mistakes }
  const read = readFrontMatter(yaml, yamlLine, zone)
  if (read.problems.length > 0) return { problems: read.problems }
  const marks = bodyLine === 1 ? findUnfencedMarks(body, zone) : read.marks
  const hash = createHash('sha256').update(bytes).digest('hex')
  const syntax = extname(file).toLowerCase() === '.mdx' ? 'mdx' : 'md'
  return { loaded: { hash, syntax, body, bodyLine, frontMatter: read, marks } }
}

/** The bytes, or an error message. */
async function readBytes(path: string): Promise<Buffer | string> {
  try {
    const file = await open(path, 'r')
    try {
      const { size } = await file.stat()
      if (size > BYTES_AT_MOST) return 'The file is larger than 1 MB. Split it into several articles.'
      return await file.readFile()
    } finally {
      await file.close()
    }
  } catch (error) {
    return `The file cannot be read: ${error instanceof Error ? error.message : error}.`
  }
}

function refused(message: string): LoadResult {
  return { problems: [{ line: 1, column: 1, message }] }
}
