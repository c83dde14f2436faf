import { expect, test } from 'vitest'
import { closeDb, db } from '#lib/db/client.ts'
import { createStatementNames } from '#lib/db/statements.ts'

test('a statement has a name from the second time on, and always the same', () => {
  const nameOf = createStatementNames()
  const [first, second, third] = [1, 2, 3].map(() => nameOf({ sql: 'SELECT 1' }))
  expect(first).toBe('')
  expect(second).not.toBe('')
  expect(third).toBe(second)
  nameOf({ sql: 'SELECT 2' })
  expect(nameOf({ sql: 'SELECT 2' })).not.toBe(second)
})

test('there are never more than a hundred names', () => {
  const nameOf = createStatementNames()
  for (let number = 0; number < 5000; number++) nameOf({ sql: `SELECT ${number % 2500}` })
  const names = new Set(
    Array.from({ length: 2500 }, (_, number) => [0, 1].map(() => nameOf({ sql: `SELECT ${number}` }))).flat(),
  )
  expect(names.size).toBe(101)
})

test('PostgreSQL keeps the plan of a statement that comes again', async () => {
  const count = () => db().tag.count({ where: { slug: 'none' } })
  for (let time = 0; time < 30; time++) await count()
  const kept = await db().$queryRaw<
    object[]
  >`SELECT 1 FROM pg_prepared_statements WHERE statement LIKE '%"tags"%'`
  expect(kept.length).toBeGreaterThan(0)
  await closeDb()
})
