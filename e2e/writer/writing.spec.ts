import type { Page } from 'playwright/test'
import { getDraft } from '#lib/admin/drafts.ts'
import { publicationItself as editor } from '#lib/auth/viewer.ts'
import { createPost } from '#lib/posts/editing.ts'
import '../support/editing.ts'
import { expectSaved, owner, save, signIn } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

test('Markdown is made into blocks as it is typed, and Backspace takes it back', async ({ page }) => {
  await open(page)
  await page.keyboard.type('## Section\nWith **bold** and *light* words.\n- one\ntwo\n\n```js\nrun()')
  await page.keyboard.press('ControlOrMeta+Enter')
  await page.keyboard.type('[ ] task')
  await expectSource(
    page,
    '## Section\n\nWith **bold** and *light* words.\n\n- one\n- two\n\n```js\nrun()\n```\n\n- [ ] task',
  )
  await page.getByRole('tab', { name: 'Rich text' }).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('\n\n> ')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('no quotation')
  await expectSource(page, /- \[ \] task\n\n\\?> no quotation/)
})

test('the slash menu is searched and taken by keyboard', async ({ page }) => {
  await open(page)
  await page.keyboard.type('/')
  const list = page.getByRole('listbox', { name: 'Blocks' })
  await expect(list.getByRole('option').first()).toHaveAccessibleName(/Image/)
  await page.keyboard.type('h3')
  await expect(list.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(list).toHaveCount(0)
  await page.keyboard.type('A small heading\n/hr\nAfter the divider\n/')
  await page.keyboard.press('ArrowDown')
  await expect(text(page)).toHaveAttribute('aria-activedescendant', /.+/)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('listbox')).toHaveCount(0)
  await page.keyboard.press('Backspace')
  await page.keyboard.type('/callout\nIn the box')
  await expectSource(
    page,
    /^### A small heading\n\n---\n\nAfter the divider\n\n<Callout>\n+In the box\n+<\/Callout>/,
  )
})

test('the plus on an empty line opens the same menu with a search field', async ({ page }) => {
  await open(page, 'Before.')
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Insert a block' }).click()
  await page.getByRole('combobox', { name: 'Find a block' }).fill('tab')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Cell')
  await expectSource(page, /Before\.\n\n\| Cell/)
})

test('an address typed in the bar over a selection is in the text at once; Escape takes it back', async ({
  page,
}) => {
  const postId = await open(page, 'Some words here.')
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('ControlOrMeta+Shift+ArrowRight')
  const bar = page.getByRole('toolbar', { name: 'Selected words' })
  await bar.getByRole('button', { name: 'Bold' }).click()
  await expect(bar.getByRole('button', { name: 'Bold' })).toHaveAttribute('aria-pressed', 'true')
  await bar.getByRole('button', { name: 'Link' }).click()
  await page.getByLabel('Address').fill('/about')
  await save(page)
  expect((await getDraft(editor, postId)).body).toMatch(/\(\/about\)/)
  await page.keyboard.press('Escape')
  await expect(text(page)).toBeFocused()
  await expectSource(page, /^\*\*Some\s*\*\*\s*words here\./)
})

test('a block moves by keyboard and by its menu', async ({ page }) => {
  await open(page, 'One.\n\nTwo.\n\nThree.')
  await text(page).getByText('Three.').click()
  await page.keyboard.press('Alt+ArrowUp')
  await page.keyboard.press('Alt+F10')
  const menu = page.getByRole('menu', { name: 'Paragraph' })
  await expect(menu.getByRole('menuitem', { name: 'Move up' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expectSource(page, 'Three.\n\nOne.\n\nTwo.')
  await page.getByRole('tab', { name: 'Rich text' }).click()
  await text(page).getByText('One.').hover()
  await page.getByRole('button', { name: 'Move the block, or open its menu' }).click()
  await page.getByRole('menuitem', { name: 'Quotation' }).click()
  await expectSource(page, 'Three.\n\n> One.\n\nTwo.')
})

test('a block is dragged by its handle', async ({ page }) => {
  await open(page, 'One.\n\nTwo.\n\nThree.')
  await text(page).getByText('Three.').hover()
  const handle = page.getByRole('button', { name: 'Move the block, or open its menu' })
  await handle.dragTo(text(page).getByText('One.'), { targetPosition: { x: 5, y: 2 } })
  await expectSource(page, 'Three.\n\nOne.\n\nTwo.')
})

test('find and replace counts, replaces all in one step, and gives the focus back', async ({ page }) => {
  await open(page, 'A cat, a Cat and a category.')
  await page.keyboard.press('ControlOrMeta+Alt+f')
  const bar = page.getByRole('search', { name: 'Find and replace' })
  await bar.getByLabel('Find').fill('cat')
  await expect(bar.getByRole('status')).toHaveText('1 of 3')
  await bar.getByRole('button', { name: 'Match case' }).click()
  await expect(bar.getByRole('status')).toHaveText(/of 2/)
  await bar.getByRole('button', { name: 'Whole words' }).click()
  await expect(bar.getByRole('status')).toHaveText(/1 of 1/)
  await bar.getByRole('button', { name: 'Match case' }).click()
  await bar.getByLabel('Replace with').fill('dog')
  await bar.getByRole('button', { name: 'Replace all' }).click()
  await page.keyboard.press('Escape')
  await expect(text(page)).toBeFocused()
  await expect(text(page)).toContainText('A dog, a dog and a category.')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(text(page)).toContainText('A cat, a Cat and a category.')
})

test('the source view has find and replace too', async ({ page }) => {
  await open(page, 'A cat.')
  await page.getByRole('tab', { name: 'Source' }).click()
  await expect(page.locator('.cm-content')).toBeFocused()
  await page.keyboard.press('ControlOrMeta+f')
  await expect(page.getByRole('textbox', { name: 'Find' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.locator('.cm-content')).toBeFocused()
})

test('the list of keys opens and closes by keyboard, and Escape then Tab leaves a list', async ({ page }) => {
  await open(page, '- one\n- two')
  await page.keyboard.press('ControlOrMeta+/')
  const dialog = page.getByRole('dialog', { name: 'Keys' })
  await expect(dialog).toContainText('Move the block or item up')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(text(page)).toBeFocused()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.press('Tab')
  await expect(text(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect(text(page)).not.toBeFocused()
  await expectSource(page, '- one\n  - two')
})

test('the toolbar shows where the caret stands and is one stop for Tab', async ({ page }) => {
  await open(page, '## Head\n\nSome **bold** words.')
  const toolbar = page.getByRole('toolbar', { name: 'Format' })
  await text(page).getByText('Head').click()
  await expect(toolbar.getByLabel('Kind of block')).toHaveValue('heading2')
  await text(page).getByText('bold').click()
  await expect(toolbar.getByRole('button', { name: 'Bold' })).toHaveAttribute('aria-pressed', 'true')
  await toolbar.getByLabel('Kind of block').selectOption('Heading 3')
  await expect(toolbar.locator('[tabindex="0"]')).toHaveCount(1)
  await expectSource(page, /### Some \*\*bold\*\* words\./)
})

test('emoji come by name', async ({ page }) => {
  await open(page)
  await page.keyboard.type('Go :rock')
  await page.keyboard.press('Enter')
  await expectSource(page, 'Go 🚀')
})

/** Opens a new article, with the caret in its text. */
async function open(page: Page, body = ''): Promise<string> {
  const { postId } = await createPost(editor, { title: `Writing ${crypto.randomUUID()}`, body })
  await signIn(page, `/admin/posts/${postId}`, owner)
  await expectSaved(page)
  await text(page).click()
  return postId
}

function text(page: Page) {
  return page.getByRole('textbox', { name: 'Text', exact: true })
}

/** What has been written, read in the source view. */
async function expectSource(page: Page, source: string | RegExp) {
  await page.getByRole('tab', { name: 'Source' }).click()
  const read = () =>
    text(page).evaluate((field) =>
      [...field.querySelectorAll('.cm-line')]
        .map((line) => line.textContent)
        .join('\n')
        .trim(),
    )
  if (typeof source === 'string') await expect.poll(read).toBe(source)
  else await expect.poll(read).toMatch(source)
}

test('fast typing after a pause stays in order, also where the text is longer than the screen', async ({
  page,
}) => {
  await open(page)
  const lines: string[] = []
  for (let round = 0; round < 12; round++) {
    await page.keyboard.type(`Paragraph ${round}\n`)
    // The checks answer while the next block is begun.
    await page.waitForResponse((response) => response.url().endsWith('/api/admin/posts/checks'))
    await page.keyboard.type('- one\ntwo\n\n')
    lines.push(`Paragraph ${round}\n\n- one\n- two`)
  }
  await save(page)
  const { body } = await getDraft(editor, page.url().split('/').at(-1) ?? '')
  expect(body.trim()).toBe(lines.join('\n\n'))
})
