import type { Diagnostic } from '#lib/core/errors.ts'
import {
  IMPORTED_FIELDS,
  type ImportedField,
  mapPlain,
  type PlainValues,
  pick,
} from '#lib/fields/choosing.ts'
import {
  type FieldName,
  isFieldName,
  type NamedFields,
  nameFields,
} from '#lib/import-export/front-matter/aliases.ts'
import { splitAuthors } from '#lib/import-export/front-matter/authors.ts'
import { parseDate } from '#lib/import-export/front-matter/dates.ts'
import { findMarks, type Marks, plainName } from '#lib/import-export/front-matter/marks.ts'
import { type Field, type Position, parseFrontMatter } from '#lib/import-export/front-matter/parsing.ts'
import {
  type Reading,
  readFirst,
  readFlag,
  readGroup,
  readList,
  readPart,
  readText,
} from '#lib/import-export/front-matter/values.ts'
import { lastSegment } from '#lib/import-export/naming.ts'

/** The front matter fields of an article. Null or empty when a field is missing. */
export type ArticleFields = Omit<Pick<PlainValues, ImportedField>, 'title'> & {
  kind: 'article' | 'page'
  title: string | null
  date: Date | null
  updated: Date | null
  tags: string[]
  authors: string[]
  slug: string | null
  isDraft: boolean
  cover: string | null
  coverAlt: string
  coverCaption: string
  series: string | null
  part: number | null
}

export type FrontMatterFields = {
  fields: ArticleFields
  /** The position of a field; the beginning of the file when it is missing. */
  placeOf: (name: string) => Position
  unknown: string[]
  /** Fields besides `draft` and `published` that hide it from readers or search engines. */
  marks: Marks
  problems: Diagnostic[]
}

/** Reads front matter that begins at a line of its file. Dates without an offset are local times in `zone`. */
export function readFrontMatter(yaml: string, line: number, zone: string): FrontMatterFields {
  const parsed = parseFrontMatter(yaml, line)
  const problems = [...parsed.problems]
  const report = (place: Position, message: string) => {
    problems.push({ line: place.line, column: place.column, message })
  }
  const named = nameFields(parsed.fields)
  problems.push(...named.problems)
  const fields = readFields(named, { placeOf: parsed.placeOf, report }, zone)
  const placeOf = (name: string) => (isFieldName(name) ? named.get(name) : null) ?? { line: 1, column: 1 }
  const others = parsed.fields.filter(({ name }) => !PLAIN_MARKS.has(plainName(name)))
  return { fields, placeOf, unknown: named.unknown, marks: findMarks(others, zone), problems }
}

/** These fields are read strictly and need no explanation; a future date has its own. */
const PLAIN_MARKS: ReadonlySet<string> = new Set(['draft', 'published', 'date'])

function readFields({ get }: NamedFields, reading: Reading, zone: string): ArticleFields {
  const text = (name: FieldName) => readText(get(name), reading)
  const plain = mapPlain({
    text: (name) => (isFieldName(name) ? text(name) : null) ?? '',
    flag: (name) => (isFieldName(name) ? readFlag(get(name), reading) : null) ?? false,
  })
  const published = readFlag(get('published'), reading)
  return {
    kind: readKind(get('kind'), reading),
    ...pick(plain, IMPORTED_FIELDS),
    title: plain.title || null,
    date: readDate(get('date'), reading, zone),
    updated: readDate(get('updated'), reading, zone),
    tags: distinct([...readList(get('category'), reading), ...readList(get('tags'), reading)]),
    authors: distinct(readList(get('authors'), reading).flatMap(splitAuthors)),
    slug: readSlug(get('slug'), reading),
    isDraft: (readFlag(get('draft'), reading) ?? false) || published === false,
    ...readCover(get, reading),
    series: text('series'),
    part: readPart(get('part'), reading),
  }
}

function readKind(field: Field | null, reading: Reading): ArticleFields['kind'] {
  const kind = readText(field, reading) ?? 'article'
  if (kind === 'article' || kind === 'page') return kind
  if (field) reading.report(field, '“kind” must be article or page.')
  return 'article'
}

function readDate(field: Field | null, reading: Reading, zone: string): Date | null {
  const text = readText(field, reading)
  if (!field || text === null) return null
  const date = parseDate(text, zone)
  if (!date) {
    const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text
    reading.report(field, `“${shown}” is not a date. Write it as 2026-11-23 or 2026-11-23T14:30:00Z.`)
  }
  return date
}

function readSlug(field: Field | null, reading: Reading): string | null {
  const text = readText(field, reading)
  return text === null ? null : lastSegment(text)
}

function readCover(get: NamedFields['get'], reading: Reading) {
  const parts = readGroup(get('cover'), reading)
  const part = (...names: string[]) => {
    return readText(parts?.find(({ name }) => names.includes(name)) ?? null, reading)
  }
  const alone = parts ? null : readFirst(get('cover'), reading)
  return {
    cover: alone ?? part('image', 'src', 'url'),
    coverAlt: readText(get('coverAlt'), reading) ?? part('alt') ?? '',
    coverCaption: readText(get('coverCaption'), reading) ?? part('caption') ?? '',
  }
}

/** Removes duplicates, ignoring case. */
function distinct(texts: string[]): string[] {
  const seen = new Set<string>()
  return texts.filter((text) => {
    const key = text.toLowerCase()
    return !seen.has(key) && seen.add(key)
  })
}
