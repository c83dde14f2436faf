import { expect, test } from 'vitest'
import { changedFields } from '#components/admin/editor/changes/changed-fields.ts'
import type { DraftFields } from '#components/admin/editor/draft-fields.ts'
import { emptyFields } from '#test/plain-fields.ts'

const text: DraftFields = {
  ...emptyFields,
  title: 'Title',
  body: 'Body',
  slug: 'title',
  tags: ['One', 'Two'],
  bylines: [{ id: 'a', name: 'Ada' }],
  cover: null,
  series: null,
  seriesPart: null,
  publishedAt: null,
}

test('a changed body is not listed: the diff shows it', () => {
  expect(changedFields(text, { ...text, body: 'Another' })).toEqual([])
})

test('a changed field is listed with its old and new value', () => {
  const now = { ...text, title: 'New', tags: ['Two', 'One'], bylines: [], featured: true }
  expect(changedFields(text, now)).toEqual([
    { label: 'Title', before: 'Title', now: 'New' },
    { label: 'Tags', before: 'One, Two', now: 'Two, One' },
    { label: 'Authors', before: 'Ada', now: '' },
    { label: 'Featured on the home page', before: 'no', now: 'yes' },
  ])
})
