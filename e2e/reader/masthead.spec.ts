import { expect, test } from '../support/test.ts'

test('the date in the masthead says that it is the newest article’s, and is', async ({ page }) => {
  await page.goto('/')
  const line = page.getByRole('banner').getByText('Latest article')
  await expect(line).toBeVisible()
  const day = await line.getByRole('time').getAttribute('datetime')
  await page.goto('/blog')
  const newest = page.getByRole('main').getByRole('time').first()
  await expect(newest).toHaveAttribute('datetime', day ?? '')
})
