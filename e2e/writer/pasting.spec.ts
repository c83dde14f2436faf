import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { copied, dropText, pasteText } from '../support/clipboard.ts'
import { imageFile } from '../support/images.ts'
import { readSource } from '../support/source.ts'
import { newArticle, signIn } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

const fixtures = join(import.meta.dirname, '../../components/admin/editor/rich-text/paste/fixtures')
const fixture = (name: string) => readFileSync(join(fixtures, name), 'utf8')

for (const program of ['google-docs', 'word', 'chatgpt', 'excel'])
  test(`what is copied from ${program} is pasted as what it means`, async ({ page }) => {
    const text = await begin(page, `From ${program}`, '')
    await pasteText(text, { 'text/html': fixture(`${program}.html`), 'text/plain': 'its words' })
    expect(await readSource(page)).toBe(fixture(`${program}.md`).trimEnd())
  })

test('lists and headings pasted after a paragraph leave it as it is', async ({ page }) => {
  const text = await begin(page, 'After words', 'Before.')
  await pasteText(text, { 'text/html': '<ul><li>one</li><li>two</li></ul>', 'text/plain': 'one two' })
  expect(await readSource(page)).toBe('Before.\n\n- one\n- two')
})

test('an address over words makes them a link, elsewhere it is a link itself', async ({ page }) => {
  const text = await begin(page, 'Addresses', 'Read this')
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('Shift+ArrowLeft')
  await pasteText(text, { 'text/plain': 'https://a.example/b' })
  await page.keyboard.type(' now, or ')
  await pasteText(text, { 'text/plain': 'https://c.example/d' })
  await page.keyboard.type(' later')
  expect(await readSource(page)).toBe('Read [this](https://a.example/b) now, or https://c.example/d later')
})

test('Markdown is pasted as what it says, and undone in one step', async ({ page }) => {
  const text = await begin(page, 'Markdown', '')
  await pasteText(text, { 'text/plain': '## Part\n\n- a\n- b\n\n```js\nlet a\n```' })
  await expect(text.getByRole('heading', { name: 'Part' })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(text.getByRole('heading', { name: 'Part' })).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+Shift+z')
  expect(await readSource(page)).toBe('## Part\n\n- a\n- b\n\n```js\nlet a\n```')
})

test('a paste says what is left to do, over the page, until it is closed', async ({ page }) => {
  const text = await begin(page, 'With a message', 'Words.')
  await pasteText(text, { 'text/plain': '## A\n\n<Callout\n\n- b' })
  const notice = page.getByText('Parts of it were kept as text, because they are not valid Markdown.')
  await expect(notice).toBeInViewport()
  const height = () => page.evaluate(() => document.documentElement.scrollHeight)
  const withNotice = await height()
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(notice).toHaveCount(0)
  expect(await height()).toBe(withNotice)
})

test('code copied in VS Code keeps its language', async ({ page }) => {
  const text = await begin(page, 'From an editor', '')
  await pasteText(text, {
    'text/plain': 'let a = 1\nlet b = 2',
    'text/html': '<div style="font-family: monospace; white-space: pre;"><div>let a = 1</div></div>',
    'vscode-editor-data': '{"version":1,"mode":"typescript"}',
  })
  expect(await readSource(page)).toBe('```typescript\nlet a = 1\nlet b = 2\n```')
})

test('an image inside pasted HTML is uploaded where it stands, while writing goes on', async ({ page }) => {
  const text = await begin(page, 'With an image', '')
  const { buffer } = await imageFile('inside.png', '#112233')
  const held = Promise.withResolvers<void>()
  await page.route('**/api/admin/media?name=*', async (route) => {
    await held.promise
    await route.continue()
  })
  const src = `data:image/png;base64,${buffer.toString('base64')}`
  await pasteText(text, { 'text/html': `<p>One.</p><p><img src="${src}" alt=""></p><p>Two.</p>` })
  await expect(page.locator('.upload-place')).toContainText('pasted-1.png')
  const notice = page.getByText('An image is being uploaded.')
  await expect(notice).toBeInViewport()
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.type('Zero. ')
  held.resolve()
  await expect(page.getByText('Inserted.')).toHaveCount(1)
  await expect(notice).toHaveCount(0)
  await expect(page.locator('.upload-place')).toHaveCount(0)
  const source = await readSource(page)
  expect(source.replace(/\/media\/[0-9a-f]{64}\.png/, '/x')).toBe(
    'Zero. One.\n\n<Figure src="/x" alt="" />\n\nTwo.',
  )
})

// The test fails on any request to another host.
test('images of other sites are not loaded; they are marked, and hold up publishing', async ({ page }) => {
  const text = await begin(page, 'From elsewhere', '')
  const [one, other] = ['https://images.example/a.png', 'https://images.example/b.png']
  await pasteText(text, {
    'text/html': `<p>One.</p><p><img src="${one}" alt="A curve"></p><p>In <img src="${other}" alt="B"> line.</p>`,
  })
  await expect(page.getByText('Images on other sites: 2. Upload them before you publish.')).toBeAttached()
  await expect(text.getByText('This image is on another site. Readers would not see it.')).toHaveCount(2)
  await expect(text.locator('.problem').first()).toBeVisible()
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Fix this first' })).toContainText(
    'Images from other sites are not shown',
  )
})

test('lines pasted into a cell stay in it', async ({ page }) => {
  const text = await begin(page, 'In a cell', '')
  await pasteText(text, { 'text/plain': '| a | b |\n| - | - |\n| c | d |' })
  await text.getByRole('cell', { name: 'd' }).click()
  await page.keyboard.press('End')
  await pasteText(text, { 'text/html': '<p>x</p><p><b>y</b></p>', 'text/plain': 'x\ny' })
  expect(await readSource(page)).toBe('| a | b |\n| - | - |\n| c | dx<br />**y** |')
})

test('text from elsewhere is dropped where the mouse is', async ({ page }) => {
  const text = await begin(page, 'Dropped', 'One.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Two.')
  await dropText(text.getByText('Two.'), { 'text/html': '<b>Three.</b>', 'text/plain': 'Three.' })
  expect(await readSource(page)).toContain('**Three.**')
})

test('what is copied is Markdown for programs of text, and comes back as it was', async ({ page }) => {
  const text = await begin(page, 'Copied', '')
  const source = '## Part\n\n- [x] a\n\n<Callout kind="tip">\nInside.\n</Callout>'
  await pasteText(text, { 'text/plain': source })
  await page.keyboard.press('ControlOrMeta+a')
  const clipboard = await copied(text)
  expect(clipboard['text/plain']).toBe(source)
  await page.keyboard.press('Delete')
  await pasteText(text, clipboard)
  expect(await readSource(page)).toBe(source)
})

test('a text of more than 5 MB is refused', async ({ page }) => {
  const text = await begin(page, 'Too long', 'Kept.')
  await pasteText(text, { 'text/html': `<p>${'a'.repeat(5_000_001)}</p>`, 'text/plain': 'a' })
  await expect(page.getByText('The text is longer than 5 MB.')).toBeAttached()
  expect(await readSource(page)).toBe('Kept.')
})

async function begin(page: Page, title: string, words: string) {
  await signIn(page)
  await newArticle(page, title, words)
  return page.getByRole('textbox', { name: 'Text', exact: true })
}
