import { Writable } from 'node:stream'
import pino from 'pino'
import { expect, test } from 'vitest'
import { AccessLog } from '#server/observability/access-log.ts'

const LINE = { id: 'a-1', method: 'GET', route: '/blog/:slug', status: 200, cacheStatus: 'hit', ms: 0.02 }

test('a line about a request is written as the log itself would write it', () => {
  const ours = collect()
  const log = new AccessLog(ours)
  log.add(LINE)
  log.close()
  const theirs = collect()
  pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, theirs).info(LINE, 'request')
  const withoutTime = (text: string) =>
    text.replace(/"time":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"/, 'time')
  expect(withoutTime(ours.text)).toBe(withoutTime(theirs.text))
})

test('lines are handed over in blocks, none is lost', () => {
  const ours = collect()
  const log = new AccessLog(ours)
  for (let number = 0; number < 1000; number++) log.add(LINE)
  expect(ours.pieces).toBeLessThan(20)
  log.close()
  expect(ours.text.trim().split('\n')).toHaveLength(1000)
})

function collect() {
  const stream = new Writable()
  return Object.assign(stream, {
    text: '',
    pieces: 0,
    write(text: string) {
      this.text += text
      this.pieces += 1
      return true
    },
  })
}
