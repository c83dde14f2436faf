import { expect, test } from 'vitest'
import { withFreeLabels } from '#components/admin/editor/source/footnote-labels.ts'

test('footnotes whose labels are taken get others, with their marks', () => {
  const snippet = 'A[^1], b[^Note].\n\n[^1]: One.\n[^Note]: Two.'
  expect(withFreeLabels(snippet, 'Text[^1].\n\n[^1]: Its own.\n[^2]: Second.')).toBe(
    'A[^3], b[^Note].\n\n[^3]: One.\n[^Note]: Two.',
  )
  expect(withFreeLabels(snippet, '[^note]: Its own.')).toBe('A[^1], b[^2].\n\n[^1]: One.\n[^2]: Two.')
})

test('code is no footnote', () => {
  const snippet = 'A[^1], `/[^1]/`.\n\n```js\n/[^1]/\n```\n\n[^1]: One.'
  const text = 'Text[^1].\n\n[^1]: Its own.'
  expect(withFreeLabels(snippet, text)).toBe('A[^2], `/[^1]/`.\n\n```js\n/[^1]/\n```\n\n[^2]: One.')
  expect(withFreeLabels('A[^1] <b', text)).toBe('A[^1] <b')
  expect(withFreeLabels('A[^1].\n\n[^1]: One.', `${text}\n\n<b`)).toBe('A[^2].\n\n[^2]: One.')
})

test('other labels stay as they are', () => {
  const snippet = 'A[^1].\n\n[^1]: One.'
  expect(withFreeLabels(snippet, 'No notes, but a mark[^1].')).toBe(snippet)
})
