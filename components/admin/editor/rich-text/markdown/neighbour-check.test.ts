import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { KeptText } from '#components/admin/editor/rich-text/markdown/kept-text.ts'
import { NeighbourCheck } from '#components/admin/editor/rich-text/markdown/neighbour-check.ts'
import { nodes, schema } from '#components/admin/editor/rich-text/schema/schema.ts'

const never = () => false

function changed(source: string, change: (blocks: Node[]) => Node[]) {
  const kept = KeptText.read(source)
  const check = new NeighbourCheck(kept)
  kept.update(nodes.doc.create(null, change([...kept.doc.children])))
  return { kept, check }
}

const paragraph = (text: string) => nodes.paragraph.create(null, schema.text(text))
const raw = (text: string) => nodes.raw.create(null, schema.text(text))

test('what was only read is not looked at again', () => {
  const kept = KeptText.read('a\n\nb\n\n- c\n')
  const asked = { count: 0 }
  new NeighbourCheck(kept).run(() => ++asked.count > 0)
  expect(asked.count).toBe(0)
})

test('an edit between others is looked at with both neighbours, once', () => {
  const { kept, check } = changed('a\n\nb\n\nc\n\nd', (all) => all.with(1, paragraph('x')))
  expect(check.run(() => true).isDone).toBe(false)
  expect(check.run(never)).toEqual({ isDone: true, rewritten: [], doubtful: [] })
  expect(check.run(() => true).isDone).toBe(true)
  expect(kept.toString()).toBe('a\n\nx\n\nc\n\nd')
})

test('a spelling that only fails beside its neighbour gives way to the plain one', () => {
  // A list that starts at two cannot follow a paragraph without a blank line.
  const { kept, check } = changed('x\n1. y\n', ([before, list]) => [
    ...(before ? [before] : []),
    ...(list ? [nodes.list.create({ ...list.attrs, start: 2 }, list.content)] : []),
  ])
  expect(kept.verify()).toBe(false)
  const { rewritten, doubtful } = check.run(never)
  expect([rewritten.length, doubtful.length]).toEqual([2, 0])
  expect(kept.toString()).toBe('x\n\n2. y\n')
  expect([kept.verify(), kept.unsure.length]).toEqual([true, 0])
})

test('blocks that no text says side by side are doubtful', () => {
  const { kept, check } = changed('a', (all) => [...all, raw('<Callout>'), raw('</Callout>')])
  expect(kept.unsure).toEqual([])
  expect(check.run(never).doubtful.map(({ type }) => type.name)).toContain('raw')
  expect(kept.unsure.length).toBeGreaterThan(0)
})

test('a long paste is looked at in slices', () => {
  const { check } = changed('a', (all) => [...all, ...Array.from({ length: 40 }, () => paragraph('b'))])
  let slices = 0
  while (!check.run(once()).isDone) slices += 1
  expect(slices).toBeGreaterThan(5)
})

test('links and footnotes defined elsewhere are read as such', () => {
  const { check } = changed('[a][c] b[^1]\n\nx\n\n[c]: /c\n\n[^1]: n', (all) => all.with(1, paragraph('y')))
  expect(check.run(never)).toEqual({ isDone: true, rewritten: [], doubtful: [] })
})

test('three lists in a row stay three', () => {
  const list = (text: string) => nodes.list.create(null, nodes.listItem.create(null, paragraph(text)))
  const { kept } = changed('', () => [list('a'), list('b'), list('c')])
  expect(kept.verify()).toBe(true)
})

/** Time for one slice. */
function once() {
  let asked = 0
  return () => ++asked > 1
}
