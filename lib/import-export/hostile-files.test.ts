import { expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { dumpDatabase } from '#test/dump.ts'
import { makeFolder } from '#test/folders.ts'
import { bringIn, onlyFile } from '#test/importing.ts'

/** What is in the file, and where it must be pointed at. */
const refused: Record<string, [content: string | Buffer, line: number, column: number]> = {
  'empty.md': ['', 1, 1],
  'blank.md': [' \n\n\t\n', 1, 1],
  'binary.md': [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 1, 1],
  'latin-1.md': [Buffer.from('---\ntitle: caf\xe9\n---\nText.', 'latin1'), 2, 11],
  'utf-16.md': [Buffer.from('\uFEFF---\ntitle: x\n---\nText.', 'utf16le'), 1, 1],
  'nul.md': ['---\ntitle: x\n---\nText\0.', 4, 5],
  'noncharacter.md': ['---\ntitle: x\n---\nText\ufdd0.', 4, 5],
  'last.md': ['---\ntitle: x\n---\nText\n\n \u{10ffff}', 6, 2],
  'entity.mdx': ['---\ntitle: x\n---\n<kbd title="&#xFDD0;">a</kbd>', 4, 6],
  'hidden.md': ['---\ntitle: "a\\u202eb"\n---\nText.', 2, 8],
  'json.md': ['---json\n{ "draft": true }\n---\nText.', 1, 1],
  'escape.md': ['---\ntitle: x\n---\nText\x1b[31m.', 4, 5],
  'huge.md': [`---\ntitle: x\n---\n${'Many words. '.repeat(100_000)}`, 1, 1],
  'unclosed.md': ['---\ntitle: x\nText.', 1, 1],
  'toml.md': ['+++\ntitle = "x"\n+++\nText.', 1, 1],
  'duplicate.md': ['---\ntitle: x\ntitle: y\n---\nText.', 3, 1],
  'bomb.md': [
    `---\na: &a [x, x]\n${[...'bcdefghij'].map((name, at) => `${name}: &${name} [*${'abcdefghi'[at]}, *${'abcdefghi'[at]}]`).join('\n')}\n---\nText.`,
    2,
    7,
  ],
  'deep.md': [`---\ntitle: ${'['.repeat(9_000)}\n---\nText.`, 2, 1],
  'wide.md': [`---\ntags: [${'a, '.repeat(30_000)}]\n---\nText.`, 2, 1],
  'many-tags.md': [
    `---\ntags: [${Array.from({ length: 60 }, (_, at) => `t${at}`).join(', ')}]\n---\nText.`,
    2,
    7,
  ],
  'tag.md': ['---\ntitle: !!js/function "function () {}"\n---\nText.', 2, 22],
  'list.md': ['---\n- title\n---\nText.', 2, 1],
  'scalar.md': ['---\ntitle\n---\nText.', 2, 1],
  'types.md': ['---\ntitle: { a: 1 }\n---\nText.', 2, 8],
  'date.md': ['---\ntitle: x\ndate: 31/12/2026\n---\nText.', 3, 7],
  'title.md': [`---\ntitle: ${'x'.repeat(5_000)}\n---\nText.`, 2, 8],
  'control.md': ['---\ntitle: "a\\u0000b"\n---\nText.', 2, 8],
  'expression.mdx': ['---\ntitle: x\n---\n\nText {process.env.SECRET}', 5, 6],
  'import.mdx': ['---\ntitle: x\n---\n\nimport fs from "fs"\n', 5, 1],
  'script.mdx': ['---\ntitle: x\n---\n\nText\n\n<script>alert(1)</script>', 7, 1],
  'scheme.mdx': ['---\ntitle: x\n---\n\n[x](javascript:alert(1))', 5, 1],
  'windows.mdx': ['---\r\ntitle: x\r\n---\r\n\r\nText\r\n\r\nOops {x}', 7, 6],
  'marked.mdx': ['\uFEFF---\ntitle: x\ndraft: maybe\n---\nText', 3, 8],
}

test('every hostile file is pointed at, nothing of it comes in, and the good one beside them does', {
  timeout: 60_000,
}, async () => {
  const folder = makeFolder({
    ...Object.fromEntries(Object.entries(refused).map(([name, [content]]) => [name, content])),
    'zz-good.md': '\uFEFF---\r\ntitle: "Good: <b>&amp;</b>"\r\n---\r\n\r\nOne.\r\n\r\nTwo.\r\n',
  })
  const report = await bringIn(folder)
  const places = report.files.map(({ file, outcome, notes }) => [
    file,
    outcome,
    notes[0]?.line,
    notes[0]?.column,
  ])
  const expected = Object.entries(refused).map(([name, [, line, column]]) => [name, 'failed', line, column])
  const withoutDeep = (rows: unknown[][]) => rows.filter(([name]) => name !== 'deep.md').sort()
  expect(withoutDeep(places.filter(([, outcome]) => outcome === 'failed'))).toEqual(withoutDeep(expected))
  expect(onlyFile(report, 'deep.md')).toMatchObject({ outcome: 'failed', notes: [{ line: 2 }] })
  expect(onlyFile(report, 'zz-good.md')).toMatchObject({ outcome: 'created', notes: [] })
  expect(await db().post.count()).toBe(1)
  expect(await db().revision.findMany({ select: { title: true, body: true } })).toEqual([
    { title: 'Good: <b>&amp;</b>', body: expect.not.stringContaining('\r') },
  ])
  expect(await db().tag.count()).toBe(0)
  const before = await dumpDatabase()
  await bringIn(folder)
  expect(await dumpDatabase()).toEqual(before)
})
