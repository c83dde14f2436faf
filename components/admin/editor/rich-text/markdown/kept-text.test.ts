import { globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { KeptText } from '#components/admin/editor/rich-text/markdown/kept-text.ts'
import { nodes, schema } from '#components/admin/editor/rich-text/schema/schema.ts'
import { anyMdx } from '#test/editor/any-mdx.ts'

const SAMPLES = globSync('{prisma,test,e2e}/**/*.mdx').map(
  (file) => [file, bodyOf(readFileSync(file, 'utf8'))] as const,
)

describe('an untouched text keeps its bytes', () => {
  test.each(SAMPLES)('%s', (_, source) => {
    const kept = KeptText.read(source)
    kept.doc.check()
    expect(kept.toString()).toBe(source)
  })

  test('1,000 generated texts with every construct', () => {
    fc.assert(
      fc.property(anyMdx, (source) => {
        const kept = KeptText.read(source)
        kept.doc.check()
        expect(kept.toString()).toBe(source)
        expect(kept.verify()).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  }, 120_000)

  test.each(['', '\n', '  \n\n', '\uFEFF', 'a', 'a\r\n\r\n- b\r\n- c\r\n'])('%j', (source) => {
    expect(KeptText.read(source).toString()).toBe(source)
  })
})

describe('one word changed: every byte outside its block is the same, and it says what is shown', () => {
  test.each(SAMPLES)('each block of %s', (_, source) => {
    for (const index of KeptText.read(source).doc.children.keys()) changeWord(source, index)
  })

  test('generated texts', () => {
    fc.assert(
      fc.property(anyMdx, fc.nat(), (source, seed) => {
        const kept = KeptText.read(source)
        changeWord(source, seed % kept.doc.childCount)
      }),
      { numRuns: 500 },
    )
  }, 120_000)
})

/** Replaces the first word of a block. */
function changeWord(source: string, index: number) {
  const kept = KeptText.read(source)
  const found = wordIn(kept.doc, index)
  if (!found) return
  const range = kept.ranges()[index]
  const { from, to, marks } = found
  edit(kept, (tr) => tr.replaceWith(from, to, schema.text('changed', marks)))
  const after = kept.toString()
  expect(after.startsWith(source.slice(0, range?.start))).toBe(true)
  expect(after.endsWith(source.slice(range?.end))).toBe(true)
  expect(kept.unsure).toEqual([])
  expect(kept.verify()).toBe(true)
}

type Change = (tr: EditorState['tr']) => EditorState['tr']

function edit(kept: KeptText, change: Change) {
  const state = EditorState.create({ doc: kept.doc })
  kept.update(state.apply(change(state.tr)).doc)
}

function wordIn(doc: Node, index: number) {
  const block = doc.child(index)
  if (block.type === nodes.raw) return null
  let found: { from: number; to: number; marks: Node['marks'] } | null = null
  const start = doc.children.slice(0, index).reduce((size, { nodeSize }) => size + nodeSize, 0)
  block.descendants((node, at) => {
    const match = node.isText && !found ? /\p{L}{4,}/u.exec(node.text ?? '') : null
    if (!match) return node.type !== nodes.raw
    const from = start + 1 + at + match.index
    found = { from, to: from + match[0].length, marks: node.marks }
    return false
  })
  return found as { from: number; to: number; marks: Node['marks'] } | null
}

test('a change that is undone gives back the very bytes', () => {
  const source = '* one  \n* __two__\n\nA *long*\nparagraph.\n'
  const kept = KeptText.read(source)
  const before = kept.doc
  edit(kept, (tr) => tr.insertText('X', 4))
  expect(kept.toString()).toContain('X')
  kept.update(
    nodes.doc.create(
      null,
      before.children.map((block) => schema.nodeFromJSON(block.toJSON())),
    ),
  )
  expect(kept.toString()).toBe(source)
})

test('a soft line break beside an edit stays one', () => {
  const kept = KeptText.read('First line\nsecond line\nthird line.\n')
  edit(kept, (tr) => tr.insertText('new ', 12))
  expect(kept.toString()).toBe('First line\nnew second line\nthird line.\n')
})

test('a reference keeps its target when its words change', () => {
  const kept = KeptText.read('See [the paper][] today.\n\n[the paper]: https://example.org\n')
  const link = schema.marks.link
  const mark = kept.doc
    .child(0)
    .child(1)
    .marks.find(({ type }) => type === link)
  edit(kept, (tr) => tr.replaceWith(5, 14, schema.text('a study', mark && [mark])))
  expect(kept.toString()).toBe('See [a study][the paper] today.\n\n[the paper]: https://example.org\n')
})

test('text that is not valid MDX is shown as its own source, the rest as blocks', () => {
  const source = '# Fine\n\nA <b tag\n\n- a list\n\n```\n<b\n```\n'
  const kept = KeptText.read(source)
  expect(kept.doc.children.map(({ type }) => type.name)).toEqual(['heading', 'raw', 'list', 'code'])
  expect(kept.toString()).toBe(source)
})

test('what is typed is never markup', () => {
  for (const typed of [
    '# no heading',
    '- no list',
    '1. none',
    '> no',
    '<b>',
    '{x}',
    '*a*',
    '`c`',
    '[a](b)',
    '~~s~~',
    '---',
    '| a |',
    '[^1]',
    '&amp;',
    'a\\',
    '    x',
    '```',
  ]) {
    const kept = KeptText.read('Word.\n')
    edit(kept, (tr) => tr.replaceWith(1, 6, schema.text(typed)))
    expect([typed, kept.unsure.length, kept.verify()]).toEqual([typed, 0, true])
  }
})

function bodyOf(file: string): string {
  return file.replace(/^---\n[\s\S]*?\n---\n/, '')
}
