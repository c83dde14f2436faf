import { expect, test } from 'vitest'
import { isReply } from '#server/actions/reply.ts'

const shared = '{"a":[1,"b"]}'

test.each([
  '[]',
  '["article"]',
  '[{"title":"$$5","dek":null,"at":"$D2026-11-27T00:00:00.000Z","left":"$undefined","n":"$-0"}]',
  `[${shared},{"again":"$0:0","list":"$0:0:a"}]`,
])('%s is read', (text) => {
  expect(isReply(text)).toBe(true)
})

test.each([
  ...['', '{}', '"x"', '["a"', 'null'],
  ...[
    '["$0"]',
    '["$0:0"]',
    '[{"a":"$0:0"}]',
    `["$0:1",${shared}]`,
    '["$1"]',
    '["$0:0:nothing",{}]',
    '["$0:constructor"]',
  ],
  ...[
    '["$F1"]',
    '["$@1"]',
    '["$h1"]',
    '["$T"]',
    '["$Q1"]',
    '["$K1"]',
    '["$n5"]',
    '["$Dnever"]',
    '["$"]',
    '["$undefined1"]',
  ],
  '['.repeat(100) + ']'.repeat(100),
  '['.repeat(1_000_000),
])('%.40s is not', (text) => {
  expect(isReply(text)).toBe(false)
})

test('a form reference is valid only when a form was sent', () => {
  expect(isReply('["token",null,"$K1"]', true)).toBe(true)
  expect(isReply('["token",null,"$K1"]')).toBe(false)
})
