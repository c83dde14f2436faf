import { expect, test } from 'vitest'
import { jsonObject } from '#lib/db/json-object.ts'
import { Prisma } from '#prisma/client.ts'

test('a select becomes a JSON object of its columns and its relations', () => {
  const select = { title: true, coverAlt: true, cover: { select: { alt: true } } } as const
  const { sql, values } = jsonObject('revision', select, { cover: Prisma.sql`(SELECT ${1})` })
  expect(sql).toBe(
    "json_build_object('title', revision.title,'coverAlt', revision.cover_alt,'cover', (SELECT ?))",
  )
  expect(values).toEqual([1])
})
