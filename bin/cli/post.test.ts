import { expect, test } from 'vitest'
import { getLiveArticle } from '#lib/published/articles.ts'
import { askHere, runCommand, runHere } from '#test/command.ts'
import { someByline, someDraft } from '#test/factories.ts'

const timeout = 120_000

test('a draft is found, shown, published and unpublished', { timeout }, async () => {
  const { postId } = await someDraft({
    title: 'From the shell',
    slug: 'from-the-shell',
    tags: ['Shells'],
    bylines: [await someByline('Ida Reed')],
  })
  await someDraft({ title: 'Another' })
  const filters = ['--state', 'draft', '--tag', 'shells', '--author', 'ida-reed']
  expect(await askHere(['post', 'list', ...filters])).toMatchObject({ total: 1, items: [{ id: postId }] })
  expect(await runHere(['post', 'list', '--limit', '1'])).toMatch(/Another\nPage 1 of 2, 2 posts/)
  expect(await runHere(['post', 'show', postId])).toMatch(/authors\s+Ida Reed[\s\S]*it was good\.\n$/)

  expect(await askHere(['post', 'publish', 'from-the-shell'])).toEqual({
    postId,
    href: '/blog/from-the-shell',
    revision: 1,
  })
  expect(await getLiveArticle('from-the-shell')).toMatchObject({ title: 'From the shell' })
  expect(await runHere(['post', 'show', 'https://news.example/blog/from-the-shell'])).toContain(postId)
  expect(runCommand(['post', 'unpublish', '/blog/from-the-shell'])).toMatchObject({ status: 0 })
  expect(await getLiveArticle('from-the-shell')).toBeNull()
})

test('a text that cannot be published is refused with its places', { timeout }, async () => {
  const { postId } = await someDraft({ title: 'Wrong', body: 'Fine.\n\n{process.env}' })
  const { status, stderr } = runCommand(['post', 'publish', postId])
  expect([status, stderr]).toEqual([1, expect.stringMatching(/^ {2}3:1: /m)])
})
