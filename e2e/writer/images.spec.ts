import type { Page } from 'playwright/test'
import { dropFiles, imageFile, pasteFiles, svgFile } from '../support/images.ts'
import { readSource } from '../support/source.ts'
import { newArticle, save, signIn } from '../support/staff.ts'
import { expect, test } from '../support/test.ts'

const ADDRESS = /\/media\/[0-9a-f]{64}\.png/

test('two uploaded images are inserted at the caret, in order, and can be described', async ({ page }) => {
  await signIn(page)
  await newArticle(page, 'Images by button', 'Before.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('After.')
  await page.keyboard.press('ArrowUp')
  await page.getByRole('button', { name: 'Image', exact: true }).click()
  await choose(page, [await imageFile('one.png', '#102030'), await imageFile('two.png', '#203040')])
  await expect(page.getByText('Inserted.')).toHaveCount(2)
  await page.getByRole('button', { name: 'Describe one.png' }).click()
  await expect(altText(page).first()).toBeFocused()
  await page.keyboard.type('A first "plate"')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Plate one.')
  await page.getByRole('button', { name: 'Describe two.png' }).click()
  await page.keyboard.type('A second plate')
  await save(page)

  const source = await readSource(page)
  expect(source.replaceAll(new RegExp(ADDRESS, 'g'), '/x')).toBe(
    [
      'Before.',
      '<Figure src="/x" alt="A first &#x22;plate&#x22;" caption="Plate one." />',
      '<Figure src="/x" alt="A second plate" />',
      'After.',
    ].join('\n\n'),
  )
})

test('a library image can be found and inserted with the keyboard alone', async ({ page }) => {
  await signIn(page, '/admin/media')
  await page.getByLabel('Upload images').setInputFiles([await imageFile('lighthouse.png', '#304050')])
  await expect(page.getByText('Uploaded.')).toBeVisible()
  await newArticle(page, 'By keyboard', 'Before.')
  const button = page.getByRole('button', { name: 'Image', exact: true })
  await button.focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Search the library').focus()
  await page.keyboard.type('lighthou')
  await expect(page.getByRole('dialog').getByText('1 image')).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(altText(page)).toBeFocused()
  await page.keyboard.type('A lighthouse')
  await save(page)
  expect(await readSource(page)).toMatch(/^Before\.\n\n<Figure src="\S+" alt="A lighthouse" \/>$/)
})

test('pasted images go after the paragraph with the caret, dropped ones where they are dropped', async ({
  page,
}) => {
  await signIn(page)
  await newArticle(page, 'Pasted and dropped', 'One.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Two.')
  const text = page.getByRole('textbox', { name: 'Text', exact: true })
  await pasteFiles(text, [await imageFile('pasted.png', '#405060')])
  await expect(page.getByText('Inserted.')).toHaveCount(1)
  await dropFiles(text.getByText('One.'), [await imageFile('dropped.png', '#506070')])
  await expect(page.getByText('Inserted.')).toHaveCount(2)
  await page.getByRole('button', { name: 'Describe dropped.png' }).click()
  await page.keyboard.type('Dropped')
  await save(page)
  expect((await readSource(page)).replaceAll(new RegExp(ADDRESS, 'g'), '/x')).toBe(
    'One.\n\n<Figure src="/x" alt="Dropped" />\n\nTwo.\n\n<Figure src="/x" alt="" />',
  )
})

test('images can be inserted and described in the source view', async ({ page }) => {
  await signIn(page)
  await newArticle(page, 'In the source', 'One.')
  await page.getByRole('tab', { name: 'Source' }).click()
  const text = page.getByRole('textbox', { name: 'Text', exact: true })
  await text.click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('\n\nTwo.\n')
  await page.keyboard.press('ControlOrMeta+Home')
  await pasteFiles(text, [await imageFile('source.png', '#607080')])
  await expect(page.getByText('Inserted.')).toHaveCount(1)
  await page.getByRole('button', { name: 'Describe source.png' }).click()
  await page.getByLabel('Alt text').fill('A "sign"')
  await page.getByLabel('Credit').fill('Ana')
  await page.keyboard.press('Enter')
  await dropFiles(text.getByText('One.'), [await imageFile('falls.png', '#708090')])
  await expect(page.getByText('Inserted.')).toHaveCount(2)
  await save(page)
  expect((await readSource(page)).replaceAll(new RegExp(ADDRESS, 'g'), '/x')).toBe(
    [
      '<Figure src="/x" alt="A &#x22;sign&#x22;" credit="Ana" />',
      'One.',
      '<Figure src="/x" alt="" />',
      'Two.\n',
    ].join('\n\n'),
  )
})

test('a file that is not an image is refused with a reason; the others are inserted', async ({ page }) => {
  await signIn(page)
  await newArticle(page, 'Refused', 'Text.')
  const text = page.getByRole('textbox', { name: 'Text', exact: true })
  await dropFiles(text, [svgFile, await imageFile('good.png', '#8090a0')])
  await expect(page.getByText('SVG can contain scripts and is not supported.')).toBeVisible()
  await expect(page.getByText('Inserted.')).toHaveCount(1)
  await page.getByRole('button', { name: 'Dismiss drawing.svg' }).click()
  await expect(page.getByText('drawing.svg')).toHaveCount(0)
})

test('an upload shows its progress and can be cancelled; the next one continues', async ({ page }) => {
  await signIn(page)
  await newArticle(page, 'Cancelled', 'Text.')
  const held = Promise.withResolvers<void>()
  await page.route('**/api/admin/media?name=slow.png', async (route) => {
    await held.promise
    await route.continue().catch(() => {})
  })
  await pasteFiles(page.getByRole('textbox', { name: 'Text', exact: true }), [
    await imageFile('slow.png', '#90a0b0'),
    await imageFile('quick.png', '#a0b0c0'),
  ])
  await expect(page.getByRole('progressbar', { name: 'Uploading slow.png' })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel slow.png' }).click()
  await expect(page.getByText('Inserted.')).toHaveCount(1)
  held.resolve()
  await expect(page.getByText('slow.png')).toHaveCount(0)
  expect((await readSource(page)).match(/<Figure/g)).toHaveLength(1)
})

test('the end of a session during an upload loses neither the text nor the image', async ({
  page,
  context,
}) => {
  await signIn(page)
  await newArticle(page, 'Cut short with an image', 'Written.')
  await save(page)
  const cookies = await context.cookies()
  await context.clearCookies()
  const text = page.getByRole('textbox', { name: 'Text', exact: true })
  await pasteFiles(text, [await imageFile('kept.png', '#b0c0d0')])
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await page.keyboard.type(' Still here.')
  await context.addCookies(cookies)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('Inserted.')).toHaveCount(1)
  await save(page)
  expect(await readSource(page)).toMatch(/^Written\. Still here\.\n\n<Figure src="\S+" alt="" \/>$/)
})

async function choose(page: Page, files: Awaited<ReturnType<typeof imageFile>>[]) {
  await page.getByRole('dialog').getByLabel('Upload images').setInputFiles(files)
}

function altText(page: Page) {
  return page.getByRole('textbox', { name: 'Alt text' })
}
