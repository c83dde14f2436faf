import { expect, test } from 'vitest'
import { suggested } from '#components/admin/editor/settings/suggested.ts'

const names = ['Attention', 'Deep attention', 'Inattention', 'Training']

test('names that begin with what is typed come before those with such a word inside', () => {
  expect(suggested(['Deep attention', 'Attention', 'Inattention'], ' ATT')).toEqual([
    'Attention',
    'Deep attention',
  ])
  expect(suggested(names, 'tr')).toEqual(['Training'])
})

test('nothing is suggested before something is typed, and at most eight names', () => {
  expect(suggested(names, ' ')).toEqual([])
  const many = Array.from({ length: 20 }, (_, index) => `Tag ${index}`)
  expect(suggested(many, 'tag')).toHaveLength(8)
})
