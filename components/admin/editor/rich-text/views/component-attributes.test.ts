import { expect, test } from 'vitest'
import { SHAPES } from '#components/admin/editor/rich-text/component-shapes.ts'
import {
  type Attribute,
  attributeValue,
  withAttribute,
} from '#components/admin/editor/rich-text/views/component-attributes.ts'

const before = [attribute('by', 'Ada'), attribute('lang', 'fr'), attribute('href', '/a')]

test.each([
  ['a changed attribute keeps its position', 'by', 'Bo', 'by=Bo lang=fr href=/a'],
  [
    'a new one is inserted in the order of the form',
    'source',
    'Notes',
    'by=Ada lang=fr source=Notes href=/a',
  ],
  ['an emptied one is removed, and unknown ones stay', 'href', undefined, 'by=Ada lang=fr'],
])('%s', (_what, name, value, expected) => {
  expect(written(withAttribute(before, fieldOf('Quote', name), value))).toBe(expected)
})

test('an emptied required attribute stays', () => {
  const emptied = withAttribute([attribute('summary', 'S')], fieldOf('Details', 'summary'), undefined)
  expect(written(emptied)).toBe('summary=')
})

test('a boolean attribute is present or absent', () => {
  const marked = withAttribute([attribute('summary', 'S')], fieldOf('Details', 'open'), null)
  expect(written(marked)).toBe('summary=S open=null')
  expect(attributeValue(marked, 'open')).toBe(null)
  expect(written(withAttribute(marked, fieldOf('Details', 'open'), undefined))).toBe('summary=S')
})

function fieldOf(component: string, name: string) {
  const shape = SHAPES.find((candidate) => candidate.name === component)
  const field = shape?.fields.find((candidate) => candidate.name === name)
  if (!shape || !field) throw new Error(`There is no ${component} ${name}.`)
  return { shape, field }
}

function attribute(name: string, value: string): Attribute {
  return { type: 'mdxJsxAttribute', name, value }
}

function written(all: Attribute[]): string {
  return all.map(({ name, value }) => `${name}=${value}`).join(' ')
}
