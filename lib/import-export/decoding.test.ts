import { expect, test } from 'vitest'
import { decodeText } from '#lib/import-export/decoding.ts'

test.each([
  ['a byte order mark', Buffer.from('\uFEFFa'), 'a'],
  ['line ends of Windows', Buffer.from('a\r\nb\r\n'), 'a\nb\n'],
  ['line ends of old Macs', Buffer.from('a\rb'), 'a\nb'],
  ['scripts and emoji', Buffer.from('日本 👩‍🚀\tא'), '日本 👩‍🚀\tא'],
])('%s is read', (_, bytes, text) => {
  expect(decodeText(bytes)).toEqual({ text, problems: [] })
})

test.each([
  ['Latin-1', Buffer.from('title: x\ncaf\xe9', 'latin1'), 2, 4],
  ['UTF-16', Buffer.from('\uFEFFabc', 'utf16le'), 1, 1],
  ['an image', Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1'), 1, 1],
  ['half a character at the end', Buffer.from([0x61, 0x0a, 0x62, 0xe2, 0x82]), 2, 2],
  ['an overlong sequence', Buffer.from([0xc0, 0xaf]), 1, 1],
])('%s is not UTF-8, and where', (_, bytes, line, column) => {
  expect(decodeText(bytes).problems).toMatchObject([
    { line, column, message: expect.stringContaining('UTF-8') },
  ])
})

test.each([
  ['NUL', 'ab\0', 1, 3],
  ['an escape', 'a\nb\x1b[31m', 2, 2],
  ['delete', 'a\n\n\x7f', 3, 1],
  ['a C1 control', 'a\u0085', 1, 2],
  ['no character at all', 'a\uFFFE', 1, 2],
  ['a noncharacter of another kind', 'a\n b\uFDD0', 2, 3],
])('%s is pointed at', (_, text, line, column) => {
  expect(decodeText(Buffer.from(text)).problems).toMatchObject([
    { line, column, message: expect.stringContaining('U+') },
  ])
})
