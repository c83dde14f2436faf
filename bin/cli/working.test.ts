import { expect, test } from 'vitest'
import { onStopRequest } from '../stop-requests.ts'
import { exitOnStopRequest, Stopped } from './stopping.ts'
import { withProgress } from './working.ts'

test('work that Ctrl-C ended says how things stand; other faults stay what they are', async () => {
  exitOnStopRequest()
  const words = { doing: 'Writing', stopped: 'Stopped. Nothing was written.' }
  const heard = new Promise<void>((resolve) => onStopRequest(resolve))
  const work = withProgress(words, async ({ signal }) => {
    process.emit('SIGINT')
    await heard
    signal.throwIfAborted()
  })
  await expect(work).rejects.toThrow(new Stopped('Stopped. Nothing was written.'))
  const fault = withProgress(words, () => Promise.reject(new TypeError('A fault.')))
  await expect(fault).rejects.toThrow(TypeError)
})
