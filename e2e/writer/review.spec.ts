import type { Page } from 'playwright/test'
import { imageFile } from '../support/images.ts'
import { listingPaths, pathsShowing } from '../support/listings.ts'
import { expectStatus, newArticle, openSettings, publish, save, signIn } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'
import { createStaffUser } from '../support/users.ts'

const HREF = '/blog/written-by-several-hands'
const GROUPS = ['/tags/joint-work', '/authors/ines-halvorsen']

test('a contributor writes and submits; an editor publishes, moves and unpublishes', async ({
  page,
  browser,
  request,
}) => {
  test.setTimeout(180_000)
  const [contributor, editor] = [
    await createStaffUser('contributor', 'Cleo'),
    await createStaffUser('editor', 'Edda'),
  ]
  await signIn(page, '/admin/posts', contributor)
  await expect(page.getByText('No posts yet.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'New page' })).toHaveCount(0)
  await writeEverything(page)
  await chooseExisting(page)
  await save(page)
  await expect(page.getByRole('button', { name: 'Publish' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Submit for review' }).click()
  await expectStatus(page, 'Draft, in review')
  expect((await request.get(HREF)).status()).toBe(404)

  const other = await (await browser.newContext()).newPage()
  await signIn(other, '/admin/posts?state=review', editor)
  await other.getByRole('link', { name: 'Written by several hands', exact: true }).click()
  await credit(other)
  await publish(other)
  const article = await (await request.get(HREF)).text()
  for (const part of PARTS) expect(article).toMatch(part)
  const places = listingPaths(...GROUPS)
  expect(await pathsShowing(request, HREF, places)).toEqual(places)

  await other.getByLabel('Address', { exact: true }).fill('written-by-two')
  await expect(other.getByText(`${HREF} will redirect permanently to /blog/written-by-two`)).toBeVisible()
  await publish(other)
  const moved = await request.get(HREF, { maxRedirects: 0 })
  expect([moved.status(), moved.headers().location]).toEqual([308, '/blog/written-by-two'])
  expect(await pathsShowing(request, HREF, places)).toEqual([])
  expect(await pathsShowing(request, '/blog/written-by-two', places)).toEqual(places)

  other.on('dialog', (dialog) => dialog.accept())
  await other.getByRole('button', { name: 'Unpublish' }).click()
  await expectStatus(other, 'Draft ·')
  for (const href of [HREF, '/blog/written-by-two', '/blog/written-by-two.md'])
    expect((await request.get(href)).status()).toBe(404)
  expect(await pathsShowing(request, '/blog/written-by-two', places)).toEqual([])
  await other.context().close()
})

test('an editor requests changes, and the writer submits again', async ({ page, browser }) => {
  const [contributor, editor] = [
    await createStaffUser('contributor', 'Carl'),
    await createStaffUser('editor', 'Emil'),
  ]
  await signIn(page, '/admin/posts', contributor)
  await newArticle(page, 'To be changed', 'Not yet good.')
  await page.getByRole('button', { name: 'Submit for review' }).click()
  await expectStatus(page, 'Draft, in review')

  const other = await (await browser.newContext()).newPage()
  await signIn(other, new URL(page.url()).pathname, editor)
  await openSettings(other)
  await other.getByRole('button', { name: 'Request changes' }).click()
  await expectStatus(other, 'Draft, changes requested')
  await other.context().close()

  await page.goto('/admin/posts')
  await expect(page.getByRole('row', { name: 'To be changed' })).toContainText('changes requested')
  await page.getByRole('link', { name: 'To be changed', exact: true }).click()
  await page.getByRole('button', { name: 'Submit for review' }).click()
  await expectStatus(page, 'Draft, in review')
})

/** Adds two images, a table, a code block and a footnote in the rich text view. */
async function writeEverything(page: Page) {
  await newArticle(page, 'Written by several hands', 'Where it begins.')
  await page.getByRole('button', { name: 'Image', exact: true }).click()
  const files = [await imageFile('first.png', '#112233'), await imageFile('second.png', '#332211')]
  await page.getByRole('dialog').getByLabel('Upload images').setInputFiles(files)
  await expect(page.getByText('Inserted.')).toHaveCount(2)
  await goTo(page, 'Where it begins.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('A table and code:\n/table\nModel')
  await goTo(page, 'A table and code:')
  await page.keyboard.type('\n/code\nconst two = 1 + 1')
  await goTo(page, 'Where it begins.')
  await page.keyboard.type(' /footnote\nAnd this is why.')
}

/** Moves the caret to the end of the line with this text. */
async function goTo(page: Page, words: string) {
  const line = page.getByRole('textbox', { name: 'Text', exact: true }).first().getByText(words)
  await expect(async () => {
    await line.click()
    await page.keyboard.press('End')
    await expect.poll(() => line.evaluate(isCaretAtEnd), { timeout: 3_000 }).toBe(true)
  }).toPass()
}

function isCaretAtEnd(line: Element): boolean {
  const { anchorNode, anchorOffset = 0 } = getSelection() ?? {}
  if (!anchorNode || !line.contains(anchorNode)) return false
  const rest = document.createRange()
  rest.selectNodeContents(line)
  rest.setStart(anchorNode, anchorOffset)
  return rest.toString() === ''
}

/** A contributor can only choose existing tags, and sees only their own byline. */
async function chooseExisting(page: Page) {
  await openSettings(page)
  await expect(page.getByRole('list', { name: 'Authors' })).toHaveText('Cleo')
  await expect(page.getByLabel('Feature on the home page')).toHaveCount(0)
  await page.getByLabel('Tags').fill('No such tag')
  await page.getByLabel('Tags').press('Enter')
  await expect(page.getByText('There is no such tag.')).toBeVisible()
  await page.getByLabel('Tags').fill('a')
  await page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option').first().click()
  await expect(page.getByRole('button', { name: /^Remove the tag/ })).toHaveCount(1)
}

async function credit(page: Page) {
  await openSettings(page)
  await expect(page.getByLabel('Feature on the home page')).toBeVisible()
  await page.getByLabel('Tags').fill('Joint work')
  await page.getByLabel('Tags').press('Enter')
  await page.getByLabel('Authors').selectOption('Ines Halvorsen')
}

const PARTS = [
  /<figure[\s\S]*<img[\s\S]*<figure[\s\S]*<img/,
  /<table/,
  /<pre[\s\S]*two/,
  /And this is why\./,
  /Ines Halvorsen/,
  /Joint work/,
]
