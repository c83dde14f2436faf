import type { Diagnostic } from '#lib/core/errors.ts'
import { IMPORTED_FIELDS, mapNames } from '#lib/fields/choosing.ts'
import { DRAFT_FIELDS } from '#lib/fields/draft-fields.ts'
import { isMark, plainName } from '#lib/import-export/front-matter/marks.ts'
import type { Field } from '#lib/import-export/front-matter/parsing.ts'

/** Front matter field names and their aliases in other generators. The first with a value wins. */
const ALIASES = {
  ...mapNames(IMPORTED_FIELDS, (name): readonly string[] => DRAFT_FIELDS[name].importedAs),
  date: ['date', 'publishedat', 'pubdate', 'publishdate'],
  updated: ['updated', 'lastmod', 'lastmodified', 'lastmodifiedat', 'modified', 'updatedat', 'updateddate'],
  category: ['category', 'categories'],
  tags: ['tags', 'tag', 'keywords'],
  authors: ['authors', 'author'],
  slug: ['slug', 'permalink', 'url'],
  draft: ['draft'],
  published: ['published'],
  cover: ['cover', 'image', 'images', 'heroimage', 'coverimage', 'featuredimage'],
  coverAlt: ['coveralt', 'imagealt', 'heroimagealt'],
  coverCaption: ['covercaption', 'imagecaption'],
  series: ['series'],
  part: ['part'],
  kind: ['kind'],
} as const

/** Fields that are ignored. */
const IGNORED: ReadonlySet<string> = new Set(['layout'])

export type FieldName = keyof typeof ALIASES

export function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(ALIASES, name)
}

export type NamedFields = {
  /** The first alias of a field that has a value. */
  get: (name: FieldName) => Field | null
  /** Unknown field names, as written. */
  unknown: string[]
  problems: Diagnostic[]
}

/** Maps front matter names to fields through their aliases. */
export function nameFields(fields: readonly Field[]): NamedFields {
  const found = new Map<string, Field>()
  const problems: Diagnostic[] = []
  for (const field of fields) {
    const twin = found.get(plainName(field.name))
    if (twin)
      problems.push({
        ...field,
        message: `“${field.name}” and “${twin.name}” are the same field. Keep one of them.`,
      })
    found.set(plainName(field.name), field)
  }
  const known = new Set<string>([...Object.values(ALIASES).flat(), ...IGNORED])
  return {
    get: (name) =>
      ALIASES[name].map((alias: string) => found.get(alias)).find((field) => field?.node) ?? null,
    unknown: fields
      .map(({ name }) => name)
      .filter((name) => !known.has(plainName(name)) && !isMark(plainName(name))),
    problems: problems.map(({ line, column, message }) => ({ line, column, message })),
  }
}
