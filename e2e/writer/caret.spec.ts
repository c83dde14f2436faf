import type { Page } from 'playwright/test'
import { publicationItself as editor } from '#lib/auth/viewer.ts'
import { createPost } from '#lib/posts/editing.ts'
import '../support/editing.ts'
import { readSource } from '../support/source.ts'
import { expectSaved, signIn } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

test('a key right after a move of the caret acts where the caret is', async ({ page }) => {
  await open(page, 'One\n\nTwo\n\nThree')
  await page.evaluate(() => {
    const field = document.querySelector('.ProseMirror')
    const words = field?.children[1]?.firstChild
    if (!field || !words) throw new Error('There is no second paragraph.')
    getSelection()?.collapse(words, 3)
    const key = { key: 'Enter', code: 'Enter', keyCode: 13, bubbles: true, cancelable: true }
    field.dispatchEvent(new KeyboardEvent('keydown', key))
  })
  await page.keyboard.type('Next')
  expect(await readSource(page)).toBe('One\n\nTwo\n\nNext\n\nThree')
})

test('colours that arrive leave the caret where it has just moved', async ({ page }) => {
  await page.addInitScript(holdTimers)
  await open(page, 'One\n\n```js\nconst a = 1\n```\n\nThree')
  await expect(page.locator('.ProseMirror .hljs-keyword')).toHaveText('const')
  await page.locator('.ProseMirror code').click()
  await page.evaluate(() => dispatchEvent(new Event('hold')))
  await page.keyboard.type('x')
  const words = await page.evaluate(async () => {
    const first = document.querySelector('.ProseMirror')?.firstElementChild?.firstChild
    if (!first) throw new Error('There is no first paragraph.')
    getSelection()?.collapse(first, 3)
    dispatchEvent(new Event('release'))
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    return getSelection()?.anchorNode?.textContent
  })
  expect(words).toBe('One')
})

/** Timers that begin between the events "hold" and "release" are over at "release", all in one go. */
function holdTimers() {
  const start = setTimeout
  const held: (() => void)[] = []
  let isHolding = false
  const holding = (work: () => void, ms?: number) => (isHolding ? held.push(work) : start(work, ms))
  Object.assign(window, { setTimeout: holding })
  addEventListener('hold', () => {
    isHolding = true
  })
  addEventListener('release', () => {
    isHolding = false
    for (const work of held.splice(0)) work()
  })
}

async function open(page: Page, body: string) {
  const { postId } = await createPost(editor, { title: `Caret ${crypto.randomUUID()}`, body })
  await signIn(page, `/admin/posts/${postId}`)
  await expectSaved(page)
  await page.getByRole('textbox', { name: 'Text', exact: true }).click()
}
