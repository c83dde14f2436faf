import { expect, test } from 'vitest'
import type { Manuscript } from '#components/admin/editor/manuscript.tsx'
import { changedFields } from '#components/admin/editor/rich-text/changed-fields.tsx'

const text: Manuscript = {
  title: 'Title',
  dek: '',
  body: 'Body',
  slug: 'title',
  tags: ['One', 'Two'],
  bylines: [{ id: 'a', name: 'Ada' }],
  cover: null,
  description: '',
  excerpt: '',
  seoTitle: '',
  featured: false,
}

test('the text itself is compared elsewhere', () => {
  expect(changedFields(text, { ...text, body: 'Another' })).toEqual([])
})

test('what has changed is named with what it was and what it is', () => {
  const now = { ...text, title: 'New', tags: ['Two', 'One'], bylines: [], featured: true }
  expect(changedFields(text, now)).toEqual([
    { label: 'Title', before: 'Title', now: 'New' },
    { label: 'Tags', before: 'One, Two', now: 'Two, One' },
    { label: 'Authors', before: 'Ada', now: '' },
    { label: 'Featured on the home page', before: 'no', now: 'yes' },
  ])
})
