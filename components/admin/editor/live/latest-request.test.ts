import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LatestRequest } from '#components/admin/editor/live/latest-request.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

function requests() {
  const asked: string[] = []
  const answers: ((output: string) => void)[] = []
  const shown: string[] = []
  const latest = new LatestRequest<string, string>({
    delayMs: 200,
    ask: (input) => {
      asked.push(input)
      return new Promise((resolve) => answers.push(resolve))
    },
    onAnswer: (output) => shown.push(output),
  })
  const answer = async (output: string) => {
    answers.shift()?.(output)
    await vi.advanceTimersByTimeAsync(0)
  }
  return { latest, asked, answer, shown }
}

test('it asks once, after a pause, for the newest input', async () => {
  const { latest, asked, answer, shown } = requests()
  latest.want('a')
  await vi.advanceTimersByTimeAsync(150)
  latest.want('ab')
  await vi.advanceTimersByTimeAsync(199)
  expect(asked).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(asked).toEqual(['ab'])
  await answer('AB')
  expect(shown).toEqual(['AB'])
})

test('one request is in flight; an answer that came too late is dropped and the newest input asked for', async () => {
  const { latest, asked, answer, shown } = requests()
  for (const input of ['a', 'ab', 'abc']) {
    latest.want(input)
    await vi.advanceTimersByTimeAsync(200)
  }
  expect(asked).toEqual(['a'])
  await answer('A')
  expect(asked).toEqual(['a', 'abc'])
  await answer('ABC')
  expect(shown).toEqual(['ABC'])
})

test('an answer during the pause after newer input is dropped, and the pause is kept', async () => {
  const { latest, asked, answer, shown } = requests()
  latest.want('a')
  await vi.advanceTimersByTimeAsync(200)
  latest.want('ab')
  await answer('A')
  expect([asked, shown]).toEqual([['a'], []])
  await vi.advanceTimersByTimeAsync(200)
  expect(asked).toEqual(['a', 'ab'])
})

test('after a stop, nothing is asked or shown', async () => {
  const { latest, asked, answer, shown } = requests()
  latest.want('a')
  await vi.advanceTimersByTimeAsync(200)
  latest.stop()
  await answer('A')
  await vi.advanceTimersByTimeAsync(200)
  expect([asked, shown]).toEqual([['a'], []])
})
