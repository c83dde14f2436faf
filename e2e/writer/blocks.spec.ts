import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { getDraft } from '#lib/admin/drafts.ts'
import { publicationItself as editor } from '#lib/auth/viewer.ts'
import '../support/editing.ts'
import { field, PLACES, SOURCE, text } from '../support/places.ts'
import { readSource, writeSource } from '../support/source.ts'
import { expectSaved, newArticle, signIn } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

test.use({ viewport: { width: 1280, height: 2600 } })

test('words typed in any block are in the text at once, without leaving the field', async ({ page }) => {
  const postId = await open(page)
  for (const [words, place] of Object.entries(PLACES)) {
    await place(page).click()
    await page.keyboard.press('End')
    await page.keyboard.type(' more')
    const focused = await focusOf(page)
    await press(page, 'Save')
    await expectSaved(page)
    expect(await focusOf(page), words).toBe(focused)
    const { body } = await getDraft(editor, postId)
    const expected = words.startsWith('Raw') ? '</dl> more' : `${words} more`
    expect(body, words).toContain(expected)
  }
  await text('Pressed')(page).dblclick()
  await page.keyboard.type('Push')
  await press(page, 'Save')
  await expectSaved(page)
  const source = await readSource(page)
  expect(source).toBe(
    Object.keys(PLACES)
      .reduce((all, words) => all.replace(words, `${words} more`), SOURCE.replace('Pressed', 'Push'))
      .replace('</dt> more', '</dt>')
      .replace('</dl>', '</dl> more'),
  )
})

test('every field and tool is reached by keyboard', async ({ page }) => {
  await open(page)
  const { keyboard } = page
  const title = field('Callout', 'Title')(page)

  await expect(async () => {
    await caretAtEnd(page, 'Callout words')
    await keyboard.press('ArrowUp')
    await expect(title).toBeFocused({ timeout: 1_000 })
  }).toPass()
  await keyboard.type('!')
  await keyboard.press('ArrowUp')
  await expect(field('Callout', 'Kind')(page)).toBeFocused()
  await keyboard.press('Enter')
  await expect(title).toBeFocused()
  await keyboard.press('ControlOrMeta+z')
  await expect(title).toHaveValue('Title words')
  await keyboard.press('Enter')
  await keyboard.type('Start: ')
  await expect(text('Start: Callout words')(page)).toBeVisible()

  await caretAtEnd(page, 'b')
  await keyboard.press('Tab')
  await keyboard.type('New row')
  await keyboard.press('Alt+F10')
  const tools = page.getByRole('toolbar', { name: 'Table' })
  await expect(tools.getByRole('button', { name: 'Row above' })).toBeFocused()
  for (let step = 0; step < 6; step++) await keyboard.press('ArrowRight')
  await keyboard.press('Enter')
  await expect(tools.getByRole('button', { name: 'Align right' })).toHaveAttribute('aria-pressed', 'true')
  await keyboard.press('Escape')
  await keyboard.press('Escape')
  await expect(tools).toBeHidden()
  await expect(page.locator('.figure-box.ProseMirror-selectednode')).toBeVisible()
  await keyboard.press('Tab')
  await expect(field('Image', 'Alt text')(page)).toBeFocused()

  await caretAtEnd(page, 'Task words')
  await keyboard.press('ControlOrMeta+Shift+Enter')
  await expect(page.getByRole('checkbox', { name: 'Done: Task words' })).toBeChecked()
  await page.getByRole('checkbox', { name: 'Done: Done' }).focus()
  await keyboard.press('Space')

  await page.locator('.rich .prose').getByText('Code words').click()
  await keyboard.press('End')
  await keyboard.press('Enter')
  await keyboard.type('second')
  await keyboard.press('Tab')
  await keyboard.press('Escape')
  await caretAtEnd(page, 'Footnote words')

  const source = await readSource(page)
  expect(source).toMatch(/\| Head words \| Two \|\n\| -+: \| -+ \|\n\| Cell words \| b \|\n\| New row \| +\|/)
  expect(source).toContain('- [x] Task words\n- [ ] Done')
  expect(source).toContain('  Code words\n  second  \n```')
})

test('a click on a footnote mark goes to its words, and without marks the words go', async ({ page }) => {
  await open(page)
  await page.locator('.footnote-mark').click()
  await page.keyboard.type(' here')
  await expect(text('Footnote words here')(page)).toBeVisible()
  await page.getByRole('button', { name: 'Back to the text' }).click()
  await page.keyboard.press('Backspace')
  await expect(page.getByRole('group', { name: 'Footnote 1' })).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(text('Footnote words here')(page)).toBeVisible()
})

test('a block can be unwrapped or removed, and an image marked as decorative', async ({ page }) => {
  await open(page)
  await page.getByRole('button', { name: 'Unwrap this Callout' }).click()
  await page.getByRole('button', { name: 'Remove this Details' }).click()
  await page.getByLabel('Decorative: screen readers skip it').check()
  await field('Image', 'Width')(page).selectOption('wide')
  const source = await readSource(page)
  expect(source).toContain('Callout words\n\n<Quote')
  expect(source).toContain('<Figure src="/icon.svg" alt="" caption="Caption words" width="wide" />')
})

test('the blocks are accessible', async ({ page }) => {
  await open(page)
  await text('Cell words')(page).click()
  const { violations } = await new AxeBuilder({ page }).include('.rich').analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([])
})

async function open(page: Page): Promise<string> {
  await signIn(page)
  await newArticle(page, `Blocks ${crypto.randomUUID()}`, '')
  await writeSource(page, SOURCE)
  await page.getByRole('tab', { name: 'Rich text' }).click()
  await text('Footnote words')(page).waitFor()
  // The view takes the focus when it has the text; a click before that would be overtaken.
  await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toBeFocused()
  return page.url().split('/').at(-1) ?? ''
}

/** Not a real click, which would move the focus. */
async function press(page: Page, name: string) {
  const button = page.getByRole('button', { name, exact: true })
  await button.evaluate((element: HTMLElement) => element.click())
}

async function caretAtEnd(page: Page, words: string) {
  await text(words)(page).click()
  await page.keyboard.press('End')
}

/** The whole block: a mark of the checker may divide its text while the test looks. */
function focusOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const active = document.activeElement
    const block = document.getSelection()?.anchorNode?.parentElement?.closest('.ProseMirror > *')
    return `${active?.tagName} ${active?.getAttribute('name')} ${block?.textContent}`
  })
}
