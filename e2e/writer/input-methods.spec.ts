import type { CDPSession, Page } from 'playwright/test'
import { getDraft } from '#lib/admin/drafts.ts'
import { publicationItself as editor } from '#lib/auth/viewer.ts'
import { createPost } from '#lib/posts/editing.ts'
import '../support/editing.ts'
import { PLACES, SOURCE } from '../support/places.ts'
import { textOf } from '../support/saving.ts'
import { expectSaved, save, signIn } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

test.describe('an input method', () => {
  test.use({ viewport: { width: 1280, height: 2600 } })

  test('composes words in every kind of block, and they are in the text at once', async ({ page }) => {
    const postId = await open(page, SOURCE)
    const ime = await page.context().newCDPSession(page)
    for (const [words, place] of Object.entries(PLACES)) {
      await place(page).click()
      await page.keyboard.press('End')
      await compose(ime, ['に', 'にほ', 'にほん'], '日本')
      await save(page)
      const { body } = await getDraft(editor, postId)
      expect(body, words).toContain(words.startsWith('Raw') ? '</dl>日本' : `${words}日本`)
    }
    expect((await getDraft(editor, postId)).body.replaceAll('日本', '')).toBe(SOURCE)
  })

  test('that is broken off leaves nothing, and one that goes on is not torn by a save', async ({ page }) => {
    const postId = await open(page, 'Words.')
    const ime = await page.context().newCDPSession(page)
    await textOf(page).click()
    await page.keyboard.press('ControlOrMeta+End')
    await compose(ime, ['か', 'かん'], '')
    await compose(ime, ['か'], null)
    await expectSaved(page)
    await compose(ime, ['かん', 'かんじ'], '漢字')
    await save(page)
    await expect.poll(async () => (await getDraft(editor, postId)).body).toBe('Words.漢字')
  })

  test('of Android, whose keys have no name, makes blocks, opens menus and deletes', async ({ page }) => {
    const postId = await open(page, '')
    const ime = await page.context().newCDPSession(page)
    await textOf(page).click()
    for (const part of ['#', '#', ' ']) await androidKey(ime, part)
    await androidWord(ime, 'Title')
    await expect(textOf(page).getByRole('heading', { name: 'Title' })).toBeVisible()
    await page.keyboard.press('Enter')
    await androidWord(ime, 'words')
    for (let count = 0; count < 2; count++) await page.evaluate(() => document.execCommand('delete'))
    await page.keyboard.press('Enter')
    await androidKey(ime, '/')
    await expect(page.getByRole('listbox', { name: 'Blocks' })).toBeVisible()
    await androidWord(ime, 'call')
    await page.getByRole('option', { name: /Callout/ }).click()
    await androidWord(ime, 'boxed')
    await save(page)
    const { body } = await getDraft(editor, postId)
    expect(body).toMatch(/^## Title\n\nwor\n\n<Callout>\n+boxed\n+<\/Callout>/)
  })
})

test('words without blanks between them break lines, are counted and found', async ({ page }) => {
  const sentence = '今日は天気がいいから散歩に行きましょう。'
  await open(page, sentence.repeat(40))
  const box = await textOf(page).locator('p').boundingBox()
  expect(box?.height).toBeGreaterThan(100)
  await expect(page.locator('.writing-counts')).toContainText(/[1-9]\d\d words/)
  await textOf(page).click()
  await page.keyboard.press('ControlOrMeta+f')
  await page.keyboard.insertText('散歩')
  await expect(page.getByText(/of 40/)).toBeVisible()
})

test('a text from right to left reads and moves that way, and menus stay on the screen', async ({ page }) => {
  const postId = await open(page, 'שלום עולם\n\n- אחד\n- שתיים\n\n> ציטוט\n\nEnglish words')
  const line = textOf(page).locator('p').first()
  expect(await isAtRight(page, 'p')).toBe(true)
  expect(await isAtRight(page, 'blockquote p')).toBe(true)
  await expect(textOf(page).locator('ul')).toHaveJSProperty('dir', 'auto')
  expect(await textOf(page).locator('ul').evaluate(directionOf)).toBe('rtl')
  expect(await textOf(page).locator('blockquote').evaluate(directionOf)).toBe('rtl')
  await line.click()
  await page.keyboard.press('Home')
  for (let count = 0; count < 4; count++) await page.keyboard.press('ArrowLeft')
  await page.keyboard.type('!')
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('\n/')
  const menu = await page.getByRole('listbox', { name: 'Blocks' }).boundingBox()
  const { width } = page.viewportSize() ?? { width: 0 }
  expect(menu && menu.x >= 0 && menu.x + menu.width <= width).toBe(true)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Backspace')
  await page.getByRole('tab', { name: 'Source' }).click()
  const first = page.locator('.cm-line').first()
  await expect(first).toHaveAttribute('dir', 'auto')
  expect(await first.evaluate(directionOf)).toBe('rtl')
  await save(page)
  expect((await getDraft(editor, postId)).body).toMatch(/^שלום! עולם\n\n- אחד/)
})

test('words are spell-checked, code and addresses are not', async ({ page }) => {
  await open(page, 'Words and `code`.\n\n```js\nlet a\n```\n\n<dl><dt>x</dt></dl>')
  await expect(textOf(page)).toHaveAttribute('spellcheck', 'true')
  for (const code of await textOf(page).locator('code').all())
    await expect(code).toHaveJSProperty('spellcheck', false)
})

async function open(page: Page, body: string): Promise<string> {
  const { postId } = await createPost(editor, { title: `Composed ${crypto.randomUUID()}`, body })
  await signIn(page, `/admin/posts/${postId}`)
  await textOf(page).waitFor()
  return postId
}

/** An input method shows each stage, then commits the last word; null: it goes on. */
async function compose(ime: CDPSession, stages: string[], word: string | null) {
  for (const text of stages) {
    await ime.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Process',
      windowsVirtualKeyCode: 229,
    })
    await ime.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
  }
  if (word === '') await ime.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 })
  else if (word !== null) await ime.send('Input.insertText', { text: word })
}

/** A word of an on-screen keyboard grows letter by letter and is committed by the blank after it. */
async function androidWord(ime: CDPSession, word: string) {
  const stages = Array.from(word, (_, index) => word.slice(0, index + 1))
  await compose(ime, stages, word)
}

async function androidKey(ime: CDPSession, text: string) {
  const key = { key: 'Unidentified', windowsVirtualKeyCode: 229 }
  await ime.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key })
  await ime.send('Input.insertText', { text })
  await ime.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
}

function directionOf(element: Element): string {
  return getComputedStyle(element).direction
}

/** Whether the first words of such an element stand at the right of the text. */
function isAtRight(page: Page, selector: string): Promise<boolean> {
  return textOf(page)
    .locator(selector)
    .first()
    .evaluate((element) => {
      const range = document.createRange()
      range.selectNodeContents(element)
      const words = range.getBoundingClientRect()
      const box = element.getBoundingClientRect()
      return box.right - words.right < 5 && words.left - box.left > 100
    })
}
