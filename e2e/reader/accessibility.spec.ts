import { violationsInBothThemes } from '../support/axe.ts'
import { kinds } from '../support/kinds.ts'
import { expect, test } from '../support/test.ts'

for (const { name, path } of kinds) {
  test(`axe finds no violations on ${name}, in either theme`, async ({ page }) => {
    await page.goto(path)
    expect(await violationsInBothThemes(page)).toEqual([])
  })
}
