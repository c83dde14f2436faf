import { violationsOf } from '../support/axe.ts'
import { kinds } from '../support/kinds.ts'
import { expect, test } from '../support/test.ts'

for (const { name, path } of kinds) {
  test(`axe finds nothing wrong with ${name}, in either theme`, async ({ page }) => {
    await page.goto(path)
    expect(await violationsOf(page)).toEqual([])
    // Themes differ in their colours alone.
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await violationsOf(page, ['color-contrast', 'link-in-text-block'])).toEqual([])
  })
}
