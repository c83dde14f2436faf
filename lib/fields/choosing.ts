import { DRAFT_FIELDS, type DraftField } from '#lib/fields/draft-fields.ts'

type Fields = typeof DRAFT_FIELDS

export type DraftFieldName = keyof Fields

/** The names of the fields whose rows have this. */
type Having<Part> = { [Name in DraftFieldName]: Fields[Name] extends Part ? Name : never }[DraftFieldName]

export type PlainField = Having<{ holds: 'text' | 'flag' }>
/** The plain fields that lists show, and those that only the page of a post shows. */
export type ListedField = Having<{ shownIn: 'lists' }>
export type ArticleField = Having<{ shownIn: 'article' }>
export type ImportedField = Having<{ importedAs: readonly string[] }>

/** The values of the plain fields. */
export type PlainValues = { [Name in PlainField]: Fields[Name]['holds'] extends 'flag' ? boolean : string }

export const PLAIN_FIELDS: readonly PlainField[] = choose(({ holds }) => holds === 'text' || holds === 'flag')
export const LISTED_FIELDS: readonly ListedField[] = choose(({ shownIn }) => shownIn === 'lists')
export const ARTICLE_FIELDS: readonly ArticleField[] = choose(({ shownIn }) => shownIn === 'article')
export const IMPORTED_FIELDS: readonly ImportedField[] = choose(({ importedAs }) => importedAs !== undefined)
/** The columns of a draft, thus without rows of other tables. */
export const DRAFT_COLUMNS: readonly Having<{ holds: 'text' | 'flag' | 'column' }>[] = choose(
  ({ holds }) => holds !== 'relation',
)
/** Those of the columns that not every writer may set. */
export const GUARDED_COLUMNS: readonly (Having<{ setBy: object }> & (typeof DRAFT_COLUMNS)[number])[] =
  choose(({ setBy, holds }) => setBy !== 'writers' && holds !== 'relation')

/** A Prisma select of these columns. */
export function selectOf<Name extends string>(names: readonly Name[]): { [Column in Name]: true } {
  return mapNames(names, () => true as const)
}

/** Of a row, only these fields. */
export function pick<Row, Name extends keyof Row & string>(
  row: Row,
  names: readonly Name[],
): Pick<Row, Name> {
  return mapNames(names, (name) => row[name]) as Pick<Row, Name>
}

/** An object with these names. */
export function mapNames<Name extends string, Value>(names: readonly Name[], make: (name: Name) => Value) {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as { [Key in Name]: Value }
}

/** For every plain field, what `text` or `flag` makes for it. */
export function mapPlain<Text, Flag>(make: {
  text: (name: PlainField) => Text
  flag: (name: PlainField) => Flag
}) {
  return mapNames(PLAIN_FIELDS, (name) =>
    DRAFT_FIELDS[name].holds === 'flag' ? make.flag(name) : make.text(name),
  ) as { [Name in PlainField]: PlainValues[Name] extends boolean ? Flag : Text }
}

function choose<Name extends DraftFieldName>(isChosen: (field: DraftField) => boolean): Name[] {
  const rows: [string, DraftField][] = Object.entries(DRAFT_FIELDS)
  return rows.filter(([, field]) => isChosen(field)).map(([name]) => name as Name)
}
