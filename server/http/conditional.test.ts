import { expect, test } from 'vitest'
import { isCurrent, mayContinue } from '#server/http/conditional.ts'

const validators = { hash: 'abc', modifiedAt: new Date('2026-03-01T12:00:00.700Z') }
const before = 'Sun, 01 Mar 2026 11:59:59 GMT'
const exactly = 'Sun, 01 Mar 2026 12:00:00 GMT'
const after = 'Sun, 01 Mar 2026 12:00:01 GMT'

test.each([
  [{}, false],
  [{ 'if-none-match': '"abc"' }, true],
  [{ 'if-none-match': 'W/"abc"' }, true],
  [{ 'if-none-match': '"x", W/"abc" , "y"' }, true],
  [{ 'if-none-match': '*' }, true],
  [{ 'if-none-match': '"abcd"' }, false],
  [{ 'if-none-match': 'abc' }, false],
  [{ 'if-none-match': '' }, false],
  [{ 'if-modified-since': exactly }, true],
  [{ 'if-modified-since': after }, true],
  [{ 'if-modified-since': before }, false],
  [{ 'if-modified-since': 'yesterday' }, false],
  [{ 'if-none-match': '"other"', 'if-modified-since': after }, false],
])('a client with %j is current: %s', (headers, current) => {
  expect(isCurrent(headers, validators)).toBe(current)
})

test.each([
  [{}, true],
  [{ 'if-range': '"abc"' }, true],
  [{ 'if-range': 'W/"abc"' }, false],
  [{ 'if-range': '"other"' }, false],
  [{ 'if-range': exactly }, true],
  [{ 'if-range': after }, false],
])('a client with %j may continue: %s', (headers, may) => {
  expect(mayContinue(headers, validators)).toBe(may)
})
