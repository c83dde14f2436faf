import { expect, test, vi } from 'vitest'
import type { SignedIn } from '#lib/auth/sessions.ts'
import { Forbidden } from '#lib/core/errors.ts'
import { runInScope } from '#lib/core/request-scope.ts'
import { action, runVerb } from '#lib/web/action.ts'
import { api } from '#lib/web/api.ts'

const signedIn: Partial<SignedIn> = { viewer: { userId: '0'.repeat(24), role: 'owner' }, sessionId: '1' }

vi.mock('#lib/web/session.ts', () => ({ getSignedIn: async () => signedIn }))

const WRITERS: [string, (write: () => Promise<unknown>) => Promise<unknown>][] = [
  ['an action', (write) => action(write)(null)],
  ['an action for anyone', (write) => runVerb(write)],
  [
    'an upload',
    (write) =>
      api(write)(new Request('http://a/', { headers: { origin: 'http://a', 'x-forwarded-host': 'a' } })),
  ],
]

test.each(WRITERS)('%s answers when this instance has applied what it wrote', async (_, run) => {
  const applied = Promise.withResolvers<void>()
  const events: string[] = []
  const awaitInvalidation = () => {
    events.push('waiting')
    return applied.promise
  }
  const answered = runInScope({ awaitInvalidation }, () => run(async () => void events.push('written')))
  void answered.then(() => events.push('answered'))
  await expect.poll(() => events).toEqual(['written', 'waiting'])
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate)
  expect(events).toEqual(['written', 'waiting'])
  applied.resolve()
  await answered
  expect(events).toEqual(['written', 'waiting', 'answered'])
})

test.each(WRITERS)('%s that fails may have written, and waits as well', async (_, run) => {
  const awaitInvalidation = vi.fn(async () => {})
  await runInScope({ awaitInvalidation }, () => run(() => Promise.reject(new Forbidden('No.'))))
  const bug = runInScope({ awaitInvalidation }, () => run(() => Promise.reject(new Error('A bug.'))))
  await expect(bug).rejects.toThrow('A bug.')
  expect(awaitInvalidation).toHaveBeenCalledTimes(2)
})

test('outside a request nothing waits', async () => {
  expect(await runVerb(async () => 'done')).toEqual({ ok: true, value: 'done' })
})
