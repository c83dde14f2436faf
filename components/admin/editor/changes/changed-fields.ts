import type { DraftFields } from '#components/admin/editor/draft-fields.ts'
import { PLAIN_CONTROLS, PLAIN_NAMES, type PlainControl } from '#components/admin/editor/plain-controls.ts'

export type ChangedField = { label: string; before: string; now: string }

/** The fields that differ, except the body, with their labels and readable values. */
export function changedFields(before: DraftFields, now: DraftFields): ChangedField[] {
  return FIELDS.map(({ label, format }) => ({ label, before: format(before), now: format(now) })).filter(
    (field) => field.before !== field.now,
  )
}

type Row = { label: string; format: (fields: DraftFields) => string }

const OTHERS: Row[] = [
  { label: 'Address', format: ({ slug }) => slug },
  { label: 'Tags', format: ({ tags }) => tags.join(', ') },
  { label: 'Authors', format: ({ bylines }) => bylines.map(({ name }) => name).join(', ') },
  { label: 'Series', format: ({ series }) => series?.title ?? '' },
  { label: 'Part of the series', format: ({ seriesPart }) => seriesPart?.toString() ?? '' },
  { label: 'Cover', format: ({ cover }) => cover?.src ?? '' },
  { label: 'Alt text of the cover', format: ({ cover }) => cover?.alt ?? '' },
  { label: 'Caption of the cover', format: ({ cover }) => cover?.caption ?? '' },
]

/** In the order of the editor. */
const FIELDS: Row[] = [
  ...plainRows((shape) => shape === 'above'),
  ...OTHERS,
  ...plainRows((shape) => shape !== 'above'),
]

function plainRows(isChosen: (shape: PlainControl['shape']) => boolean): Row[] {
  return PLAIN_NAMES.filter((name) => isChosen(PLAIN_CONTROLS[name].shape)).map((name) => ({
    label: PLAIN_CONTROLS[name].label,
    format: (fields) => shown(fields[name]),
  }))
}

function shown(value: string | boolean): string {
  if (typeof value === 'string') return value
  return value ? 'yes' : 'no'
}
