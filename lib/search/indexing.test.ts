import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { publicationItself as us } from '#lib/auth/viewer.ts'
import { db } from '#lib/db/client.ts'
import { reindexStale } from '#lib/search/reindexing.ts'
import { searchPosts } from '#lib/search/searching.ts'
import { saveSettings } from '#lib/settings/saving.ts'
import { someByline, somePost } from '#test/factories.ts'

const entries = () =>
  db().$queryRaw`SELECT to_jsonb(entry) AS entry FROM search_entries entry ORDER BY post_id`
const words = () => db().$queryRaw`SELECT word FROM search_words ORDER BY word`
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

test('the migration fills the search of an existing publication as publishing would', async () => {
  const bylines = [await someByline('Bo Ink'), await someByline('Ada Quill')]
  await somePost({
    title: 'Head',
    dek: 'Dek',
    body: '## Part\n\nText of ångström.\n\n```js\nlet x\n```',
    bylines,
  })
  await somePost({ kind: 'page', title: '注意', body: '学习' })
  const before = [await entries(), await words()]
  await db().$executeRaw`TRUNCATE search_entries, search_words`
  await db().$executeRaw`ALTER TABLE search_entries ALTER COLUMN title SET DEFAULT ''`
  for (const statement of await fillings()) await db().$executeRawUnsafe(statement)
  expect([await entries(), await words()]).toEqual(before)
})

async function fillings(): Promise<string[]> {
  const files = [
    '20261123020000_search',
    '20261123042000_search_titles',
    '20261127120000_search_identifiers',
  ].map((name) => readFile(`prisma/migrations/${name}/migration.sql`, 'utf8'))
  const statements = (await Promise.all(files)).flatMap((sql) => sql.split(/;\n/))
  return statements.filter((statement) => /^\s*(?:--.*\n)*(?:INSERT INTO|UPDATE)/m.test(statement))
}
