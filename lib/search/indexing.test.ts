import { expect, test } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { db } from '#lib/db/client.ts'
import { reindexStale } from '#lib/search/reindexing.ts'
import { searchPosts } from '#lib/search/searching.ts'
import { saveSettings } from '#lib/settings/saving.ts'
import { somePost } from '#test/factories.ts'

const totalOf = async (q: string) => {
  const { total, matchMode } = await searchPosts({ q })
  return matchMode === 'exactly' ? total : 0
}

/** Changes the language and runs the background reindexing. */
async function speak(language: string) {
  await saveSettings(us, { language })
  await reindexStale()
}

test('another language of the publication is another way to stem every text', async () => {
  await somePost({ title: 'Modelle laufen', body: 'Sie gingen durch die Häuser.' })
  expect(await totalOf('Haus')).toBe(0)
  await speak('de-AT')
  expect(await totalOf('Haus')).toBe(1)
  await speak('sw')
  expect(await totalOf('Haus')).toBe(0)
  expect(await totalOf('Häuser')).toBe(1)
  await speak('en')
})

test('missing entries are written, and existing ones left alone', async () => {
  const { postId } = await somePost({ title: 'Forgotten' })
  await db().searchEntry.deleteMany({ where: { postId } })
  expect(await totalOf('forgotten')).toBe(0)
  expect(await reindexStale()).toBe(1)
  expect(await totalOf('forgotten')).toBe(1)
  expect(await reindexStale()).toBe(0)
})
