import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { deleteCopies, listCopies, putCopy } from '#components/admin/editor/copies/copies-store.ts'
import { createCopyKeeper } from '#components/admin/editor/copies/copy-keeper.ts'
import { copyOf, latestOfSessions } from '#components/admin/editor/copies/device-copy.ts'
import { bySession, findWithEarlier } from '#components/admin/editor/copies/listing.ts'
import type { DraftFields } from '#components/admin/editor/draft-fields.ts'

const MINUTE = 60_000
let userId = ''
let count = 0

beforeEach(() => {
  userId = `user-${++count}`
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T12:00:00Z') })
})

afterEach(() => vi.useRealTimers())

const fields = (body: string) => ({ title: 'A title', body }) as DraftFields
const keeper = (session = 'one', onState = vi.fn()) =>
  createCopyKeeper({ userId, postId: 'post', session }, onState)

async function bodies() {
  const copies = await listCopies(userId, 'post')
  return copies.map((copy) => copy.fields.body)
}

describe('the copies of a session', () => {
  test('hold the first key and the last', async () => {
    const copies = keeper()
    copies.keep(1, fields('a'))
    copies.keep(1, fields('ab'))
    copies.keep(1, fields('abc'))
    await copies.flush()
    expect(await bodies()).toEqual(['abc'])
  })

  test('keep a text of every five minutes, and not more than twelve', async () => {
    const copies = keeper()
    for (let minutes = 0; minutes < 120; minutes++) {
      vi.setSystemTime(Date.parse('2026-03-01T12:00:00Z') + minutes * MINUTE)
      copies.keep(1, fields(`minute ${minutes}`))
      await copies.flush()
    }
    const kept = await bodies()
    expect(kept).toHaveLength(12)
    expect(kept).toContain('minute 119')
    expect(kept).toContain('minute 114')
  })

  test('are listed as its newest text with those before it', async () => {
    const copies = keeper()
    for (const [minutes, body] of [
      [0, 'first'],
      [7, 'second'],
      [14, 'third'],
    ] as const) {
      vi.setSystemTime(Date.parse('2026-03-01T12:00:00Z') + minutes * MINUTE)
      copies.keep(1, fields(body))
      await copies.flush()
    }
    const [unsaved, ...more] = await bySession(userId)
    expect([unsaved?.fields.body, unsaved?.earlier.map((copy) => copy.fields.body), more]).toEqual([
      'third',
      ['second', 'first'],
      [],
    ])
    const second = await findWithEarlier(userId, unsaved?.earlier[0]?.key ?? '')
    expect(second?.keys).toHaveLength(2)
  })

  test.each([
    ['back', [-24]],
    ['ahead and back', [24, 0]],
  ])('stay in order when the clock is set %s', async (_, hours) => {
    const copies = keeper()
    for (const [index, hour] of [0, ...hours].entries()) {
      vi.setSystemTime(Date.parse('2026-03-01T12:00:00Z') + hour * 60 * MINUTE)
      copies.keep(1, fields(`text ${index}`))
      await copies.flush()
    }
    expect((await bySession(userId)).map((copy) => copy.fields.body)).toEqual([`text ${hours.length}`])
  })

  test('are not written over once they are sealed', async () => {
    const copies = keeper()
    copies.keep(1, fields('mine'))
    await copies.flush()
    copies.seal()
    copies.keep(1, fields('merged'))
    await copies.flush()
    expect((await bodies()).sort()).toEqual(['merged', 'mine'])
  })

  test('are deleted when the server has the text; those of other sessions stay', async () => {
    const [one, other] = [keeper('one'), keeper('other')]
    one.keep(1, fields('one'))
    other.keep(1, fields('other'))
    await Promise.all([one.flush(), other.flush()])
    one.drop()
    await one.flush()
    expect(await bodies()).toEqual(['other'])
  })

  test('are never overwritten by the typing of another session', async () => {
    const before = keeper('before')
    before.keep(1, fields('rescued'))
    await before.flush()
    const now = keeper('now')
    for (const body of ['n', 'ne', 'new']) now.keep(1, fields(body))
    await now.flush()
    expect((await bodies()).sort()).toEqual(['new', 'rescued'])
  })

  test('belong to a user', async () => {
    const copies = keeper()
    copies.keep(1, fields('mine'))
    await copies.flush()
    const [copy] = await listCopies(userId)
    expect(await listCopies('another user')).toEqual([])
    expect(await findWithEarlier('another user', copy?.key ?? '')).toBeNull()
    expect(await findWithEarlier(userId, copy?.key ?? '')).toEqual({ ...copy, keys: [copy?.key] })
  })
})

test('earlier texts make room when they are too large together; the latest of each session stays', async () => {
  const large = (session: string) => ({
    ...copyOf({ userId, postId: 'post', session, version: 1, fields: fields('Long.') }),
    size: 9_000_000,
  })
  for (const session of ['one', 'two', 'three', 'four'])
    for (const minutes of [0, 10]) {
      vi.setSystemTime(Date.parse('2026-03-01T12:00:00Z') + minutes * MINUTE)
      await putCopy(large(session))
    }
  const copies = await listCopies(userId)
  expect(copies).toHaveLength(6)
  expect(latestOfSessions(copies).map(({ session }) => session)).toHaveLength(4)
  await deleteCopies(copies.map(({ key }) => key))
})

describe('a device that cannot keep copies', () => {
  afterEach(() => vi.restoreAllMocks())

  test('because it is full says so, and when it can again', async () => {
    const onState = vi.fn()
    const copies = keeper('one', onState)
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('No room.', 'QuotaExceededError')
    })
    copies.keep(1, fields('a'))
    await copies.flush()
    expect(onState).toHaveBeenLastCalledWith('full')
    put.mockRestore()
    copies.keep(1, fields('ab'))
    await copies.flush()
    expect(onState).toHaveBeenLastCalledWith('kept')
    expect(await bodies()).toEqual(['ab'])
  })

  test('because the browser blocks it says so', async () => {
    const onState = vi.fn()
    const copies = keeper('one', onState)
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw new DOMException('Not here.', 'SecurityError')
    })
    copies.keep(1, fields('a'))
    await copies.flush()
    expect(onState.mock.calls).toEqual([['blocked']])
  })
})
