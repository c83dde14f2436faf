import { createServer } from 'node:net'
import { beforeAll, expect, test, vi } from 'vitest'
import { Unavailable } from '#lib/core/errors.ts'
import { freePort } from '#lib/db/embedded/free-port.ts'
import { describeFailure } from './failing.ts'
import { requireFreePort } from './port.ts'
import { step } from './startup-steps.ts'

beforeAll(() => {
  vi.spyOn(console, 'log').mockImplementation(() => {})
})

test('a failure names its step, why, and what to do', async () => {
  const text = await failing(new Unavailable('The lamp is out. Light it.'))
  expect(text).toBe('\nLighting the lamp: failed.\nThe lamp is out. Light it.')
})

test('a full disk is recognised, whether Node or PostgreSQL reports it', async () => {
  const noticed = [
    Object.assign(new Error('write failed'), { code: 'ENOSPC' }),
    new Unavailable('initdb failed: could not write: No space left on device'),
    new Unavailable('The migration 1 failed: could not extend file "base/1"'),
  ]
  for (const error of noticed) expect(await failing(error)).toContain('The disk is full. Free some space')
})

test('a folder that may not be written is named with who may', async () => {
  const error = Object.assign(new Error("EACCES: permission denied, mkdir '/data'"), { code: 'EACCES' })
  expect(await failing(error)).toMatch(/mkdir '\/data'\n.*Start as the owner/)
})

test('an unexpected error keeps its stack', async () => {
  expect(await failing(new TypeError('x is not a function'))).toMatch(/TypeError: x is not a function\n +at /)
})

test('a free port is accepted, and a taken one refused with another to try', async () => {
  const port = await freePort()
  await expect(requireFreePort(port)).resolves.toBeUndefined()
  const other = createServer().listen(port)
  await vi.waitUntil(() => other.listening)
  await expect(requireFreePort(port)).rejects.toThrow(`Port ${port} is already in use.`)
  other.close()
})

async function failing(error: unknown): Promise<string> {
  return step('Lighting the lamp', () => Promise.reject(error)).catch(describeFailure)
}
