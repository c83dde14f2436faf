import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { DomainError } from '#lib/core/errors.ts'
import { newId } from '#lib/core/id.ts'
import { db } from '#lib/db/client.ts'
import { explainDatabaseError } from '#lib/db/failures.ts'
import { transaction } from '#lib/db/transaction.ts'

/** What PostgreSQL may say (its appendix A), and what a writer hears. */
const CODES: [string, string, RegExp][] = [
  ['53100', 'unavailable', /disk of the server is full/],
  ['25006', 'unavailable', /takes no changes/],
  ['57P01', 'unavailable', /cannot be reached/],
  ['57P03', 'unavailable', /cannot be reached/],
  ['53300', 'unavailable', /cannot be reached/],
  ['08006', 'unavailable', /cannot be reached/],
  ['53200', 'unavailable', /busy/],
  ['40001', 'unavailable', /busy/],
  ['40P01', 'unavailable', /busy/],
  ['55P03', 'unavailable', /busy/],
  ['57014', 'unavailable', /busy/],
  ['23505', 'invalid', /Another user has just saved/],
  ['23503', 'invalid', /no longer there/],
  ['23001', 'invalid', /no longer there/],
  ['22001', 'invalid', /too long/],
  ['22003', 'invalid', /too long/],
  ['22021', 'invalid', /cannot be stored/],
  ['54000', 'invalid', /too long/],
]

beforeAll(async () => {
  await db().$executeRawUnsafe(`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = NEW.title; END $$`)
  await db().$executeRawUnsafe(
    `CREATE TRIGGER refuse BEFORE INSERT ON series FOR EACH ROW WHEN (NEW.slug LIKE 'refused%') EXECUTE FUNCTION refuse()`,
  )
})

describe.each(CODES)('%s', (sqlstate, code, words) => {
  test.each<[string, () => Promise<unknown>]>([
    ['in a query', () => insert(sqlstate)],
    ['in a transaction', () => transaction(() => insert(sqlstate))],
    [
      'in our SQL',
      () =>
        db().$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = '${sqlstate}'; END $$`),
    ],
  ])(`is said in words when it comes %s`, async (_, attempt) => {
    const error = explainDatabaseError(await attempt().catch((reason: unknown) => reason))
    expect(error).toBeInstanceOf(DomainError)
    expect(error).toMatchObject({ code, message: expect.stringMatching(words) })
  })
})

function insert(title: string) {
  const id = newId()
  return db().series.create({ data: { id, slug: `refused-${id}`, title }, select: { id: true } })
}

test('a server that refuses connections, or is not there, cannot be reached', async () => {
  for (const address of ['127.0.0.1:1', 'nowhere.invalid:5432']) {
    const client = new pg.Client({ connectionString: `postgres://a:b@${address}/c` })
    const error = explainDatabaseError(await client.connect().catch((reason: unknown) => reason))
    expect(error).toMatchObject({ code: 'unavailable' })
  }
})

test.each([
  'Connection terminated unexpectedly',
  'timeout exceeded when trying to connect',
  'Query read timeout',
])('“%s” is the database that does not answer', (message) => {
  expect(explainDatabaseError(new Error(message))).toMatchObject({ code: 'unavailable' })
})

test('a programming error is not translated', () => {
  const fault = new TypeError('x is not a function')
  expect(explainDatabaseError(fault)).toBe(fault)
  expect(explainDatabaseError(undefined)).toBe(undefined)
})
