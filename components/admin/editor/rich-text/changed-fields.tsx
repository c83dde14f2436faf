import type { Manuscript } from '#components/admin/editor/manuscript.tsx'

export type ChangedField = { label: string; before: string; now: string }

/** What has changed of a post besides its text, as a writer would say it. */
export function changedFields(before: Manuscript, now: Manuscript): ChangedField[] {
  return FIELDS.map(({ label, say }) => ({ label, before: say(before), now: say(now) })).filter(
    (field) => field.before !== field.now,
  )
}

const FIELDS: { label: string; say: (text: Manuscript) => string }[] = [
  { label: 'Title', say: ({ title }) => title },
  { label: 'Dek', say: ({ dek }) => dek },
  { label: 'Address', say: ({ slug }) => slug },
  { label: 'Tags', say: ({ tags }) => tags.join(', ') },
  { label: 'Authors', say: ({ bylines }) => bylines.map(({ name }) => name).join(', ') },
  { label: 'Cover', say: ({ cover }) => cover?.src ?? '' },
  { label: 'What the cover shows', say: ({ cover }) => cover?.alt ?? '' },
  { label: 'Caption of the cover', say: ({ cover }) => cover?.caption ?? '' },
  { label: 'Excerpt', say: ({ excerpt }) => excerpt },
  { label: 'Description', say: ({ description }) => description },
  { label: 'Title for search engines', say: ({ seoTitle }) => seoTitle },
  { label: 'Featured on the home page', say: ({ featured }) => (featured ? 'yes' : 'no') },
]
