import type { Locator, Page } from 'playwright/test'
import { getDraft } from '#lib/admin/drafts.ts'
import { publicationItself as editor } from '#lib/auth/viewer.ts'
import { createPost } from '#lib/posts/editing.ts'
import '../support/editing.ts'
import { expectSaved, expectStatus, finishPublishing, owner, signIn } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

type Box = { body: string; field: (page: Page) => Locator }

const holding = (words: string) => (page: Page) =>
  page.locator('.rich [contenteditable="true"]').filter({ hasText: words }).last()

/** Nested editors and fields that commit their text on blur, and where to type in them. */
const BOXES: Record<string, Box> = {
  'a callout': { body: '<Callout kind="tip">\n\nInside.\n\n</Callout>', field: holding('Inside.') },
  details: { body: '<Details summary="Open me">\n\nInside.\n\n</Details>', field: holding('Inside.') },
  'a quotation': { body: '<Quote by="Ada">\n\nInside.\n\n</Quote>', field: holding('Inside.') },
  'a button': { body: 'Press <Button href="/about">Inside.</Button> now.', field: holding('Inside.') },
  'a table cell': { body: '| One | Two |\n| --- | --- |\n| Inside. | b |', field: holding('Inside.') },
  'a table in a callout': {
    body: '<Callout>\n\n| One | Two |\n| --- | --- |\n| Inside. | b |\n\n</Callout>',
    field: holding('Inside.'),
  },
  'a block of code': { body: '```js\nInside.\n```', field: (page) => page.locator('.rich .cm-content') },
  'a block of code in a callout': {
    body: '<Callout>\n\n```js\nInside.\n```\n\n</Callout>',
    field: (page) => page.locator('.rich .cm-content'),
  },
  'the title of a callout': {
    body: '<Callout title="Inside.">\n\nWords.\n\n</Callout>',
    field: (page) => page.locator('.rich').getByLabel('Title', { exact: true }),
  },
  'the address of a button': {
    body: 'Press <Button href="/Inside.">here</Button> now.',
    field: (page) => page.locator('.rich').getByLabel('Address'),
  },
}

for (const [name, box] of Object.entries(BOXES)) {
  test(`${name}: typing marks the post as unsaved, and saving works with the caret inside`, async ({
    page,
  }) => {
    const postId = await open(page, box.body)
    await typeAtEnd(box.field(page), ' First')
    await expectStatus(page, '· Unsaved changes ·')
    await page.keyboard.press('ControlOrMeta+s')
    await expectSaved(page)
    expect(await bodyOf(postId)).toContain('Inside. First')

    await page.keyboard.type(' second')
    await expectStatus(page, '· Unsaved changes ·')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expectSaved(page)
    expect(await bodyOf(postId)).toContain('Inside. First second')
    await page.reload()
    await expect(page.getByRole('region', { name: 'Unsaved changes' })).toHaveCount(0)
  })
}

const callout = BOXES['a callout'] as Box

test('publishing and updating include the nested editor that has the focus', async ({ page, request }) => {
  const postId = await open(page, callout.body)
  for (const [words, button] of [
    [' Published', 'Publish'],
    [' again', 'Update'],
  ] as const) {
    await typeAtEnd(callout.field(page), words)
    // Not a real click, which would blur the nested editor first.
    await page
      .getByRole('button', { name: button, exact: true })
      .evaluate((element: HTMLElement) => element.click())
    await finishPublishing(page)
    await expectStatus(page, 'Live · Saved')
  }
  const path = (await getDraft(editor, postId)).live?.path ?? ''
  expect(await (await request.get(path)).text()).toContain('Inside. Published again')
})

test('the preview includes the nested editor that has the focus', async ({ page }) => {
  await open(page, callout.body)
  await typeAtEnd(callout.field(page), ' Previewed')
  const opened = page.waitForEvent('popup')
  await page.getByRole('button', { name: 'Preview' }).evaluate((element: HTMLElement) => element.click())
  await page
    .getByRole('button', { name: 'Open in a new tab' })
    .evaluate((element: HTMLElement) => element.click())
  await expect((await opened).getByText('Inside. Previewed')).toBeVisible()
})

test('leaving asks first, and text typed in a nested editor can be restored', async ({ page }) => {
  await open(page, callout.body)
  await typeAtEnd(callout.field(page), ' Kept')
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.accept()
  })
  await page.reload()
  expect(asked).toEqual(['beforeunload'])
  await page.getByRole('button', { name: 'Restore changes' }).click()
  await expect(callout.field(page)).toContainText('Inside. Kept')
})

test('a crash does not lose text typed in a nested editor a moment before', async ({ page, context }) => {
  await open(page, callout.body)
  await typeAtEnd(callout.field(page), ' Survived')
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('Inside. Survived')
  const again = await context.newPage()
  await again.goto(page.url())
  await again.getByRole('button', { name: 'Restore changes' }).click()
  await expect(callout.field(again)).toContainText('Inside. Survived')
})

test('switching to the source view includes text typed in a nested editor', async ({ page }) => {
  await open(page, callout.body)
  await typeAtEnd(callout.field(page), ' Along')
  await page.getByRole('tab', { name: 'Source' }).evaluate((element: HTMLElement) => element.click())
  await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toContainText('Inside. Along')
})

test('saving keeps the caret where it is in a nested editor', async ({ page }) => {
  const postId = await open(page, callout.body)
  await typeAtEnd(callout.field(page), ' end')
  for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ControlOrMeta+s')
  await expectSaved(page)
  await page.keyboard.type(' middle')
  await page.keyboard.press('ControlOrMeta+s')
  await expectSaved(page)
  expect(await bodyOf(postId)).toContain('Inside. middle end')
})

test('a link address being typed counts as unsaved, and saving applies it', async ({ page }) => {
  const postId = await open(page, 'Words.')
  await page.locator('.rich').getByText('Words.').dblclick()
  await page.getByRole('button', { name: 'Create link' }).click()
  await page.getByRole('dialog').locator('[name="url"]').fill('/about')
  await expectStatus(page, '· Unsaved changes ·')
  await page.keyboard.press('ControlOrMeta+s')
  await expectSaved(page)
  expect(await bodyOf(postId)).toContain('](/about)')
})

test('a cancelled link leaves the post saved', async ({ page }) => {
  await open(page, 'Words.')
  await page.locator('.rich').getByText('Words.').dblclick()
  await page.getByRole('button', { name: 'Create link' }).click()
  await page.getByRole('dialog').locator('[name="url"]').fill('/about')
  await expectStatus(page, '· Unsaved changes ·')
  await page.getByRole('button', { name: 'Cancel change' }).click()
  await expectSaved(page)
})

test('alt text being typed in the image dialog counts as unsaved, and saving applies it', async ({
  page,
}) => {
  const postId = await open(page, '![Before](/media/none.png)')
  await page.getByRole('button', { name: /edit image/i }).click()
  await page.locator('[name="altText"]').fill('In words')
  await page.keyboard.press('ControlOrMeta+s')
  await expectSaved(page)
  expect(await bodyOf(postId)).toContain('![In words](/media/none.png)')
})

test('a tag being typed counts as unsaved, and saving adds it', async ({ page }) => {
  const postId = await open(page, 'Words.')
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByLabel('Tags').pressSequentially('Half typed')
  await expectStatus(page, '· Unsaved changes ·')
  await page.keyboard.press('ControlOrMeta+s')
  await expectSaved(page)
  expect((await getDraft(editor, postId)).tags).toEqual(['Half typed'])
})

async function open(page: Page, body: string): Promise<string> {
  const { postId } = await createPost(editor, {
    title: `A box ${crypto.randomUUID()}`,
    body: `Before.\n\n${body}\n\nAfter.`,
  })
  await signIn(page, `/admin/posts/${postId}`, owner)
  await expectSaved(page)
  return postId
}

/** Types at the end of a field. Control-End would move to the end of the whole text. */
async function typeAtEnd(field: Locator, words: string) {
  const { keyboard } = field.page()
  await field.click()
  await keyboard.press('End')
  await expect.poll(() => field.evaluate((element) => element.contains(document.activeElement))).toBe(true)
  await keyboard.type(words)
}

async function bodyOf(postId: string): Promise<string> {
  return (await getDraft(editor, postId)).body
}
