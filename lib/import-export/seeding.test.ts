import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { loadSamples } from '#lib/import-export/seeding.ts'

test('the sample publication comes in whole, and a second time changes nothing', {
  timeout: 60_000,
}, async () => {
  await loadSamples()
  const files = (await readdir('prisma/seed')).filter((file) => file.endsWith('.mdx'))
  expect(await db().post.count({ where: { liveRevisionId: { not: null } } })).toBe(files.length)
  expect(await db().tag.count({ where: { description: '' } })).toBe(0)
  expect(await db().byline.count({ where: { bio: '' } })).toBe(0)
  const events = await db().auditEvent.count()
  await loadSamples()
  expect(await db().auditEvent.count()).toBe(events)
})
