import { expect, test as setup } from 'playwright/test'
import { publicationItself as editor } from '#lib/auth/viewer.ts'
import { withdrawPost } from '#lib/posts/removing.ts'
import { cli } from './command.ts'
import { publishArticle, republish } from './editing.ts'
import { SECRET, seeded } from './seeded.ts'

setup('import the seed files', async () => {
  setup.setTimeout(120_000)
  await cli('import', 'e2e/seed')
})

setup('move an article to another URL', async () => {
  const article = await publishArticle({
    title: 'An article that moves',
    slug: 'first-address',
    body: 'It moves.',
  })
  expect(article.href).toBe(seeded.movedFrom)
  expect((await republish(article, { slug: 'second-address' })).href).toBe(seeded.movedTo)
})

setup('withdraw an article', async () => {
  const article = await publishArticle({ title: 'Withdrawn', slug: 'withdrawn-for-good', body: SECRET })
  expect(article.href).toBe(seeded.withdrawn)
  await withdrawPost(editor, article.postId)
})
