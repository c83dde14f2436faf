import { expect, test } from 'vitest'
import { type Attribute, withAttribute } from '#components/admin/editor/rich-text/component-attributes.ts'
import { SHAPES } from '#components/admin/editor/rich-text/component-shapes.ts'

test.each([
  ['a changed attribute keeps its position', 'alt', 'New', 'src=/a alt=New width=wide'],
  [
    'a new one is inserted in the order of the form',
    'caption',
    'Said',
    'src=/a alt=Old caption=Said width=wide',
  ],
  ['an emptied one is removed', 'width', undefined, 'src=/a alt=Old'],
  ['an emptied required one stays', 'alt', undefined, 'src=/a alt= width=wide'],
])('%s', (_what, name, value, expected) => {
  const before = [attribute('src', '/a'), attribute('alt', 'Old'), attribute('width', 'wide')]
  expect(written(withAttribute(before, fieldOf('Figure', name), value))).toBe(expected)
})

test('a boolean attribute is present or absent', () => {
  const marked = withAttribute([attribute('summary', 'S')], fieldOf('Details', 'open'), null)
  expect(written(marked)).toBe('summary=S open=null')
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
  return all
    .map((given) => (given.type === 'mdxJsxAttribute' ? `${given.name}=${given.value}` : '…'))
    .join(' ')
}
