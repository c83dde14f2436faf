import { HOSTILE_TITLE, seeded } from '../support/seeded.ts'
import { expect, test } from '../support/test.ts'

for (const path of ['/', '/blog', seeded.tag, seeded.byline]) {
  test(`markup in a title is plain text on ${path}`, async ({ page }) => {
    await page.goto(path)
    await expect(page.getByRole('link', { name: HOSTILE_TITLE }).first()).toHaveAttribute(
      'href',
      seeded.hostile,
    )
  })
}

test('an article with markup in every field shows it as text', async ({ page }) => {
  await page.goto(seeded.hostile)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(HOSTILE_TITLE)
  await expect(page.getByText('<script>alert("dek")</script>')).toBeVisible()
  await expect(page.getByRole('link', { name: '<u>Mallory</u> & "Sons"' }).first()).toBeVisible()
  await expect(page.getByRole('link', { name: '<i>Tag</i> & "co" ]]>' }).first()).toBeVisible()
})
