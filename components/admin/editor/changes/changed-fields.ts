import type { DraftFields } from '#components/admin/editor/draft-fields.ts'

export type ChangedField = { label: string; before: string; now: string }

/** The fields that differ, except the body, with their labels and readable values. */
export function changedFields(before: DraftFields, now: DraftFields): ChangedField[] {
  return FIELDS.map(({ label, format }) => ({ label, before: format(before), now: format(now) })).filter(
    (field) => field.before !== field.now,
  )
}

const FIELDS: { label: string; format: (fields: DraftFields) => string }[] = [
  { label: 'Title', format: ({ title }) => title },
  { label: 'Dek', format: ({ dek }) => dek },
  { label: 'Address', format: ({ slug }) => slug },
  { label: 'Tags', format: ({ tags }) => tags.join(', ') },
  { label: 'Authors', format: ({ bylines }) => bylines.map(({ name }) => name).join(', ') },
  { label: 'Cover', format: ({ cover }) => cover?.src ?? '' },
  { label: 'Alt text of the cover', format: ({ cover }) => cover?.alt ?? '' },
  { label: 'Caption of the cover', format: ({ cover }) => cover?.caption ?? '' },
  { label: 'Excerpt', format: ({ excerpt }) => excerpt },
  { label: 'Description', format: ({ description }) => description },
  { label: 'Title for search engines', format: ({ seoTitle }) => seoTitle },
  { label: 'Featured on the home page', format: ({ featured }) => (featured ? 'yes' : 'no') },
]
