import type { Page } from 'playwright/test'

/** Reads the stored text from the source view, and leaves that view open. Only for texts that fit the screen. */
export async function readSource(page: Page): Promise<string> {
  const text = await openSource(page)
  return (await text.locator('.cm-line').allTextContents()).join('\n')
}

/** Replaces the whole text. */
export async function writeSource(page: Page, source: string) {
  const text = await openSource(page)
  await text.click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(source)
}

async function openSource(page: Page) {
  await page.getByRole('tab', { name: 'Source' }).click()
  const text = page.getByRole('textbox', { name: 'Text', exact: true })
  await text.locator('.cm-line').first().waitFor()
  return text
}
