import { expect, test } from '../support/test.ts'

test('the date in the masthead is labelled as, and is, the date of the latest article', async ({ page }) => {
  await page.goto('/')
  const line = page.getByRole('banner').getByText('Latest article')
  await expect(line).toBeVisible()
  const day = await line.getByRole('time').getAttribute('datetime')
  await page.goto('/blog')
  const newest = page.getByRole('main').getByRole('time').first()
  await expect(newest).toHaveAttribute('datetime', day ?? '')
})
