import { glob } from 'node:fs/promises'
import { basename } from 'node:path'
import { getDraft } from '#lib/admin/drafts.ts'
import { listAdminPosts } from '#lib/admin/posts.ts'
import { publicationItself as system } from '#lib/auth/viewer.ts'
import '../support/editing.ts'
import { save, signIn } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

const samples = (await Array.fromAsync(glob('prisma/seed/*.mdx')))
  .map((file) => basename(file, '.mdx'))
  .sort()

for (const slug of samples) {
  test(`${slug}: typing one word in the rich text view changes nothing else`, async ({ page }) => {
    const postId = await idOf(slug)
    const before = (await getDraft(system, postId)).body
    await signIn(page, `/admin/posts/${postId}`)
    const text = page.getByRole('textbox', { name: 'Text', exact: true }).first()
    const paragraph = text.locator(':scope > p').nth(1)
    await paragraph.click()
    await page.keyboard.press('End')
    await page.keyboard.type('Zebra')
    await save(page)
    const after = (await getDraft(system, postId)).body
    expect(after).toContain('Zebra')
    expect(after.replace('Zebra', '')).toBe(before)
  })
}

async function idOf(slug: string, page = 1): Promise<string> {
  const { items, pages } = await listAdminPosts(system, { state: 'all', search: '', page })
  const post = items.find(({ path }) => path?.endsWith(`/${slug}`))
  if (post) return post.id
  if (page >= pages) throw new Error(`There is no post at ${slug}.`)
  return idOf(slug, page + 1)
}
