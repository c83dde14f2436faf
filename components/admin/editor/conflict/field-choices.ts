import type { Choice } from '#components/admin/editor/conflict/regions.ts'
import type { DraftFields } from '#components/admin/editor/draft-fields.ts'
import { PLAIN_CONTROLS } from '#components/admin/editor/plain-controls.ts'
import { differing, type FieldName, isEqual } from '#components/admin/editor/saving/merging.ts'
import type { PlainField } from '#lib/admin/views.ts'

export type FieldChoice = {
  name: FieldName
  label: string
  mine: string
  theirs: string
  /** The choice to start from. */
  choice: Choice
  mayTakeBoth: boolean
}

/** The fields that differ, except the text, each with a choice to start from: what only one side changed. */
export function fieldChoices(base: DraftFields, mine: DraftFields, theirs: DraftFields): FieldChoice[] {
  return differing(mine, theirs)
    .filter((name): name is Exclude<FieldName, 'body'> => name !== 'body')
    .map((name) => ({
      name,
      label: labelOf(name),
      mine: format(mine[name]),
      theirs: format(theirs[name]),
      choice: isEqual(mine[name], base[name]) ? 'theirs' : 'mine',
      mayTakeBoth: isJoinable(name, mine[name]),
    }))
}

export function chosenField(
  name: FieldName,
  mine: DraftFields,
  theirs: DraftFields,
  choice: Choice,
): unknown {
  if (choice === 'both') return both(mine[name], theirs[name])
  return (choice === 'mine' ? mine : theirs)[name]
}

function both(mine: unknown, theirs: unknown): unknown {
  if (Array.isArray(mine) && Array.isArray(theirs))
    return [...mine, ...theirs.filter((item) => !mine.some((own) => isEqual(own, item)))]
  return [mine, theirs].filter(Boolean).join(' ')
}

function isJoinable(name: FieldName, value: unknown): boolean {
  return Array.isArray(value) || (typeof value === 'string' && isPlain(name))
}

function format(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value))
    return value.map((item) => (typeof item === 'string' ? item : item.name)).join(', ')
  if (typeof value === 'object' && value !== null && 'title' in value) return String(value.title)
  if (typeof value === 'object' && value !== null && 'src' in value) {
    const { src, alt, caption } = value as { src: string; alt: string; caption: string }
    return [src, alt, caption].filter(Boolean).join(' · ')
  }
  return value === null || value === undefined ? '' : String(value)
}

const OTHERS: Record<Exclude<FieldName, PlainField | 'body'>, string> = {
  slug: 'Address',
  tags: 'Tags',
  bylines: 'Authors',
  series: 'Series',
  seriesPart: 'Part of the series',
  cover: 'Cover',
  publishedAt: 'Date',
}

function labelOf(name: Exclude<FieldName, 'body'>): string {
  return isPlain(name) ? PLAIN_CONTROLS[name].label : OTHERS[name]
}

function isPlain(name: FieldName): name is PlainField {
  return name in PLAIN_CONTROLS
}
