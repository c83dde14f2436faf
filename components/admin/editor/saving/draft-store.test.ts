import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { draftFieldsOf } from '#components/admin/editor/draft-fields.ts'
import { createDraftStore } from '#components/admin/editor/saving/draft-store.ts'
import { saveStatus } from '#components/admin/editor/saving/save-status.ts'
import { draftFailure, startDraftServer } from '#test/draft-server.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-01T12:00:00Z') })
  vi.spyOn(Math, 'random').mockReturnValue(1)
})

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

function open(server = startDraftServer()) {
  const keeper = { keep: vi.fn(), drop: vi.fn(), seal: vi.fn(), flush: vi.fn(async () => {}) }
  const store = createDraftStore({
    draft: server.stored.draft,
    userId: 'me',
    server,
    load: server.load,
    createKeeper: () => keeper,
  })
  const status = () => saveStatus(store.get(), (instant) => instant.slice(11, 16)).text
  return { server, store, keeper, status }
}

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

describe('autosave', () => {
  test('saves two seconds after the last key', async () => {
    const { server, store, status } = open()
    for (const body of ['B', 'By', 'By hand']) {
      store.change({ body })
      await pass(1_500)
    }
    expect([server.requests.length, status()]).toEqual([0, 'Unsaved changes'])
    await pass(500)
    expect(server.stored.draft.body).toBe('By hand')
    expect([server.requests.length, status()]).toEqual([1, 'Saved 12:00'])
  })

  test('saves at least every twenty seconds while keys go on', async () => {
    const { server, store } = open()
    for (let second = 0; second < 61; second++) {
      store.change({ body: `Second ${second}` })
      await pass(1_000)
    }
    expect(server.requests.length).toBeGreaterThanOrEqual(2)
    expect(server.requests.length).toBeLessThanOrEqual(3)
  })

  test('sends what changed in the text, not the text', async () => {
    const { server, store } = open()
    store.change({ body: 'Begun now.' })
    await store.save()
    expect(server.requests[0]).toMatchObject({ bodySplice: { from: 5, to: 5, insert: ' now', length: 6 } })
    expect(server.requests[0]).not.toHaveProperty('body')
  })

  test('sends the whole text when a splice does not fit', async () => {
    const { server, store } = open()
    server.stored.draft.body = 'Not what the browser believes.'
    store.change({ body: 'Begun now.' })
    expect(await store.save()).toBe(true)
    expect(server.stored.draft.body).toBe('Begun now.')
  })

  test('saves one at a time, and an answer overwrites nothing newer', async () => {
    const { server, store, status } = open()
    const release = server.hold()
    store.change({ body: 'One' })
    await pass(2_000)
    expect(status()).toBe('Saving…')
    store.change({ body: 'One two' })
    await pass(5_000)
    expect(server.requests).toHaveLength(1)
    release()
    await pass(0)
    expect([store.get().fields.body, server.stored.draft.body]).toEqual(['One two', 'One two'])
    expect(server.requests).toHaveLength(2)
  })

  test('does nothing when a change was taken back', async () => {
    const { server, store, keeper, status } = open()
    store.change({ body: 'x' })
    store.change({ body: 'Begun.' })
    await pass(30_000)
    expect([server.requests.length, status()]).toEqual([0, 'Saved 12:00'])
    expect(keeper.drop).toHaveBeenCalled()
  })

  test('saves what was taken back while its save was under way', async () => {
    const { server, store, status } = open()
    const release = server.hold()
    store.change({ body: 'Begun. x' })
    await pass(2_000)
    store.change({ body: 'Begun.' })
    release()
    await pass(4_000)
    expect([server.stored.draft.body, status()]).toEqual(['Begun.', 'Saved 12:00'])
  })

  test('stores line feeds, as the server does', async () => {
    const { server, store } = open()
    store.change({ body: 'One\r\ntwo\rthree' })
    await store.save()
    expect(server.stored.draft.body).toBe('One\ntwo\nthree')
    store.change({ body: 'One\ntwo\nthree!' })
    await store.save()
    expect(server.requests).toHaveLength(2)
  })
})

describe('the copy on this device', () => {
  test('is kept from the first key, and dropped when the server has the text', async () => {
    const { store, keeper } = open()
    store.change({ body: 'x' })
    expect(keeper.keep).toHaveBeenCalledWith(1, expect.objectContaining({ body: 'x' }))
    await pass(2_000)
    expect(keeper.drop).toHaveBeenCalledOnce()
  })

  test('stays while newer words are not saved', async () => {
    const { server, store, keeper } = open()
    const release = server.hold()
    store.change({ body: 'x' })
    await pass(2_000)
    store.change({ body: 'xy' })
    release()
    await pass(0)
    expect(keeper.drop).not.toHaveBeenCalled()
    await pass(2_000)
    expect(keeper.drop).toHaveBeenCalledOnce()
  })
})

describe('a server that does not answer', () => {
  test('is tried again with growing pauses, and the status says what happens', async () => {
    const { server, store, status } = open()
    server.faults.push(draftFailure('unreachable'), draftFailure('unreachable'), draftFailure('unavailable'))
    store.change({ title: 'Kept' })
    await pass(2_000)
    expect(status()).toBe('Offline – kept on this device')
    await pass(2_000)
    expect(server.requests).toHaveLength(2)
    await pass(4_000)
    expect(status()).toBe('Not saved: It is unavailable – kept on this device')
    await pass(8_000)
    expect(status()).toBe('Saved 12:00')
  })

  test('and had stored the save is not taken for another writer', async () => {
    const { server, store, status } = open()
    server.faults.push('lost')
    store.change({ body: 'Landed' })
    await pass(2_000)
    store.change({ body: 'Landed, and more' })
    await pass(30_000)
    expect(status()).toMatch(/^Saved/)
    expect(server.stored.draft).toMatchObject({ body: 'Landed, and more', version: 3 })
    expect(server.requests[1]?.saveId).toBe(server.requests[0]?.saveId)
  })

  test('and had stored the save before somebody else saved is followed without an alarm', async () => {
    const { server, store, status } = open()
    server.faults.push('lost')
    store.change({ body: 'Landed' })
    await pass(2_000)
    server.edit({ body: 'Landed. And theirs.' })
    await pass(4_000)
    expect(store.get().trouble).toBeNull()
    await store.look()
    expect(store.get().fields.body).toBe('Landed. And theirs.')
    expect(status()).toMatch(/^Saved/)
  })
})

describe('a save that is refused', () => {
  test('is not tried again before something changes', async () => {
    const { server, store, status } = open()
    server.faults.push(draftFailure('forbidden'))
    store.change({ body: 'x' })
    await pass(120_000)
    expect(server.requests).toHaveLength(1)
    expect(status()).toBe('Not saved: It is forbidden – kept on this device')
  })

  test('because of one field saves the others', async () => {
    const { server, store, status } = open()
    server.faults.push(draftFailure('invalid', { slug: 'Taken.' }))
    store.change({ slug: 'taken', body: 'Words' })
    expect(await store.save()).toBe(false)
    expect(server.stored.draft).toMatchObject({ body: 'Words', slug: null })
    expect(status()).toBe('Not saved: It is invalid – kept on this device')
    store.change({ slug: 'free' })
    await pass(2_000)
    expect(server.stored.draft.slug).toBe('free')
    expect(status()).toMatch(/^Saved/)
  })

  test('because the session ended goes on after signing in', async () => {
    const { server, store, status } = open()
    server.faults.push(draftFailure('signed_out'))
    store.change({ body: 'Still here' })
    await pass(2_000)
    expect(status()).toBe('Not saved: It is signed_out – kept on this device')
    await store.look()
    await pass(0)
    expect(server.stored.draft.body).toBe('Still here')
    expect(status()).toMatch(/^Saved/)
  })
})

describe('somebody else', () => {
  test('who changed another field is no conflict', async () => {
    const { server, store } = open()
    server.edit({ tags: ['Theirs'] })
    store.change({ body: 'Mine' })
    expect(await store.save()).toBe(true)
    expect(server.stored.draft).toMatchObject({ body: 'Mine', tags: ['Theirs'] })
    expect(store.get()).toMatchObject({ trouble: null, fields: { tags: ['Theirs'] } })
  })

  test('who saved the same words is no conflict', async () => {
    const { server, store } = open()
    server.edit({ body: 'The same' })
    store.change({ body: 'The same' })
    expect(await store.save()).toBe(true)
    expect(server.stored.draft.version).toBe(2)
  })

  test('who changed the same text is named, and nothing is overwritten or sent', async () => {
    const { server, store, status } = open()
    server.edit({ body: 'Theirs' })
    store.change({ body: 'Mine' })
    expect(await store.save()).toBe(false)
    expect(status()).toBe('Not saved: Ben saved another text. Compare them')
    store.change({ body: 'Mine, longer' })
    await pass(60_000)
    expect(server.stored.draft.body).toBe('Theirs')
    expect(server.requests).toHaveLength(1)
  })

  test('loses no words: the choice is saved, with the text of this writer to be kept', async () => {
    const { server, store } = open()
    server.edit({ body: 'Theirs' })
    store.change({ body: 'Mine', dek: 'My dek' })
    await store.save()
    const chosen = { ...draftFieldsOf(server.stored.draft), body: 'Mine\n\nTheirs' }
    expect(await store.resolve(chosen)).toBe(true)
    expect(server.stored.draft).toMatchObject({ body: 'Mine\n\nTheirs', dek: '' })
    expect(server.requests.at(-1)).toMatchObject({ conflicting: [{ body: 'Mine', dek: 'My dek' }] })
  })

  test('is followed when nothing was changed here', async () => {
    const { server, store } = open()
    server.edit({ body: 'Theirs', title: 'New' })
    await store.look()
    expect(store.get()).toMatchObject({ version: 2, isDirty: false, textRevision: 1 })
    expect(store.get().fields).toMatchObject({ body: 'Theirs', title: 'New' })
  })
})

test('another tab of the same user is followed, and its older news are ignored', () => {
  const { store } = open()
  const fields = { ...store.get().fields, body: 'From there' }
  store.meet({ version: 2, fields, savedAt: '2026-03-01T12:01:00Z', by: 'your other tab' })
  expect(store.get()).toMatchObject({ version: 2, fields: { body: 'From there' }, isDirty: false })
  store.meet({ version: 1, fields: { ...fields, body: 'Old' }, savedAt: '', by: null })
  expect(store.get().fields.body).toBe('From there')
})

test('leaving hands over what is not saved', async () => {
  const { server, store, keeper } = open()
  store.change({ body: 'Last words' })
  store.leave()
  await pass(0)
  expect(keeper.flush).toHaveBeenCalled()
  expect(server.stored.draft.body).toBe('Last words')
})

test('a change tells those who listen, and nothing else is computed for them', () => {
  const { store } = open()
  const before = store.get()
  const listener = vi.fn()
  const stop = store.subscribe(listener)
  store.change({ body: 'x' })
  expect(listener).toHaveBeenCalledOnce()
  expect(store.get().fields.tags).toBe(before.fields.tags)
  stop()
  store.change({ body: 'y' })
  expect(listener).toHaveBeenCalledOnce()
})
