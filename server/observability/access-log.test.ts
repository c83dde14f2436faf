import { Writable } from 'node:stream'
import pino from 'pino'
import { expect, test } from 'vitest'
import { AccessLog } from '#server/observability/access-log.ts'

const LINE = { id: 'a-1', method: 'GET', route: '/blog/:slug', status: 200, cacheStatus: 'hit', ms: 0.02 }

test('an access log entry has the format of the log', () => {
  const accessLog = collect()
  const log = new AccessLog(accessLog)
  log.add(LINE)
  log.close()
  const serverLog = collect()
  pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, serverLog).info(LINE, 'request')
  const withoutTime = (text: string) =>
    text.replace(/"time":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"/, 'time')
  expect(withoutTime(accessLog.text)).toBe(withoutTime(serverLog.text))
})

test('lines are written in batches, and none is lost', () => {
  const accessLog = collect()
  const log = new AccessLog(accessLog)
  for (let number = 0; number < 1000; number++) log.add(LINE)
  expect(accessLog.pieces).toBeLessThan(20)
  log.close()
  expect(accessLog.text.trim().split('\n')).toHaveLength(1000)
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
