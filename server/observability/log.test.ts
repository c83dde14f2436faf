import { fork } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'

const CHATTERBOX = `
  const { createLog } = await import('#server/observability/log.ts')
  const log = createLog('info')
  let turns = 0
  const turn = () => {
    for (let line = 0; line < 500; line++) log.info({ line, text: 'x'.repeat(200) }, 'request')
    if (++turns < 200) setTimeout(turn, 1)
    else process.send('done')
  }
  turn()`

test('an unread log blocks nothing', async () => {
  const child = fork('-', [], {
    execArgv: ['--input-type=module', '--eval', CHATTERBOX],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const [message] = await once(child, 'message')
  child.kill('SIGKILL')
  expect(message).toBe('done')
})
