import { seeded } from '../support/seeded.ts'
import { expect, test } from '../support/test.ts'

for (const { reducedMotion, isMoving } of [
  { reducedMotion: 'no-preference', isMoving: true },
  { reducedMotion: 'reduce', isMoving: false },
] as const) {
  test(`navigation ${isMoving ? 'has a view transition' : 'has no transition'} with prefers-reduced-motion: ${reducedMotion}`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion })
    await page.addInitScript(noteTransition)
    await page.goto('/blog')
    await page.getByRole('link', { name: 'Tags' }).first().click()
    await expect(page).toHaveURL(/\/tags$/)
    await expect(page.locator('html')).toHaveAttribute('data-moving', String(isMoving))
  })
}

test('an article has no animations', async ({ page }) => {
  await page.goto(seeded.whole)
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
})

function noteTransition() {
  addEventListener('pagereveal', ({ viewTransition }) => {
    document.documentElement.dataset.moving = String(viewTransition !== null)
  })
}
