import type { Page } from 'playwright/test'
import { readSource, writeSource } from '../support/source.ts'
import { newArticle, save, signIn } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

const AROUND = ['Before *this*.', 'And __after__.\n\n* a list']

test('editing one field of a form changes nothing else in the text', async ({ page }) => {
  const text = [
    AROUND[0],
    '<Details open summary="Old">\n\n__Kept__\n\n</Details>',
    `<Quote by='Ana' source="A book">\n*Said*\n</Quote>`,
    AROUND[1],
  ].join('\n\n')
  await signIn(page)
  await newArticle(page, 'One field', '')
  await writeSource(page, text)
  await richText(page)
  await page.getByLabel('Summary').fill('New')
  await save(page)
  expect(await readSource(page)).toBe(text.replace('summary="Old"', 'summary="New"'))
})

test('a footnote can be inserted, edited and removed; the rest of the text keeps its bytes', async ({
  page,
}) => {
  await signIn(page)
  await newArticle(page, 'A note', '')
  const text = 'One *word*.\n\n* a list\n\n[^old]: LocalBackup __as it is__.\n'
  await writeSource(page, text.replace('word*.', 'word*.[^old]'))
  const before = await readSource(page)
  await caretAfter(page, 'a list')
  await insertBlock(page, 'footnote')
  await page.keyboard.type('A new note.')
  await save(page)
  expect(await readSource(page)).toBe(
    `${before.replace('* a list', '* a list[^1]').trimEnd()}\n\n[^1]: A new note.\n`,
  )

  await caretAfter(page, 'A new note.')
  await page.keyboard.type(' Longer.')
  await save(page)
  expect(await readSource(page)).toContain('[^1]: A new note. Longer.')

  await caretAfter(page, 'A new note. Longer.')
  await page.keyboard.press('Shift+Home')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await save(page)
  expect(await readSource(page)).toBe(before)
})

async function insertBlock(page: Page, name: string) {
  await page.getByRole('toolbar').getByRole('button', { name: 'Insert', exact: true }).click()
  await page.getByRole('combobox', { name: 'Find a block' }).fill(name)
  await page.keyboard.press('Enter')
}

async function richText(page: Page) {
  await page.getByRole('tab', { name: 'Rich text' }).click()
  await page.getByRole('toolbar').first().waitFor()
}

async function caretAfter(page: Page, words: string) {
  await richText(page)
  await page.getByRole('textbox', { name: 'Text', exact: true }).first().getByText(words).last().click()
  await page.keyboard.press('End')
}
