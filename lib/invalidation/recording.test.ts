import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { databaseUrl } from '#lib/db/address.ts'
import { db } from '#lib/db/client.ts'
import { CHANNEL, type InvalidationMessage, invalidate } from '#lib/invalidation/recording.ts'

let listener: pg.Client
const heard: InvalidationMessage[] = []

beforeEach(async () => {
  heard.length = 0
  listener = new pg.Client({ connectionString: databaseUrl() })
  listener.on('notification', ({ payload }) => heard.push(JSON.parse(payload ?? '')))
  await listener.connect()
  await listener.query(`LISTEN ${CHANNEL}`)
})

afterEach(() => listener.end())

test('a committed change notifies with its cache tags and number', async () => {
  await db().$transaction((tx) => invalidate(tx, { refresh: ['post:1'], stale: ['around'] }))
  const row = await db().change.findFirstOrThrow({ orderBy: { id: 'desc' } })
  await expect
    .poll(() => heard)
    .toEqual([{ id: String(row.id), refresh: ['post:1'], stale: ['around'], removed: [] }])
})

test('a change that is rolled back does not notify', async () => {
  const failing = db().$transaction(async (tx) => {
    await invalidate(tx, { removed: ['post:2'] })
    throw new Error('rolled back')
  })
  await expect(failing).rejects.toThrow('rolled back')
  await db().$transaction((tx) => invalidate(tx, { stale: ['settings'] }))
  await expect.poll(() => heard).toHaveLength(1)
  expect(heard[0]).toMatchObject({ stale: ['settings'], removed: [] })
})

test('more cache tags than a notification can hold invalidate everything', async () => {
  const refresh = Array.from({ length: 1_000 }, (_, number) => `post:${number}`)
  await db().$transaction((tx) => invalidate(tx, { refresh }))
  await expect.poll(() => heard).toEqual([{ id: expect.any(String), everything: true }])
})
