import { violationsOf } from '../support/axe.ts'
import { kinds } from '../support/kinds.ts'
import { expect, test } from '../support/test.ts'

for (const { name, path } of kinds) {
  test(`axe finds no violations on ${name}, in either theme`, async ({ page }) => {
    await page.goto(path)
    expect(await violationsOf(page)).toEqual([])
    // The themes differ only in colour.
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await violationsOf(page, ['color-contrast', 'link-in-text-block'])).toEqual([])
  })
}
