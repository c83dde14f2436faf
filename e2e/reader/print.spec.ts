import { seeded } from '../support/seeded.ts'
import { expect, test } from '../support/test.ts'

test('on paper an article is its text, without what only a screen can use', async ({ page }) => {
  await page.goto(seeded.whole)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText('A sentence with a note')).toBeVisible()
  await expect(page.getByText('Share:', { exact: true })).toBeHidden()
  await expect(page.getByText('Share this post', { exact: true })).toBeHidden()
  for (const button of await page.getByRole('button').all()) await expect(button).toBeHidden()
  await expect(page.getByRole('navigation').first()).toBeHidden()
})

test('paper is white with dark ink, whatever the theme', async ({ page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await page.goto(seeded.whole)
  const ink = await page.getByText('A sentence with a note').evaluate((text) => getComputedStyle(text).color)
  expect(await lightness(ink)).toBeLessThan(0.4)

  function lightness(color: string): Promise<number> {
    return page.evaluate((value) => {
      const context = document.createElement('canvas').getContext('2d')
      if (!context) return 1
      context.fillStyle = value
      context.fillRect(0, 0, 1, 1)
      const [red = 255, green = 255, blue = 255] = context.getImageData(0, 0, 1, 1).data
      return (red + green + blue) / 3 / 255
    }, color)
  }
})
