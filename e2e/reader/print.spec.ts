import { seeded } from '../support/seeded.ts'
import { expect, test } from '../support/test.ts'

// A4 and Letter inside the print margins, in CSS pixels.
const PAPER = [
  { width: 642, height: 971 },
  { width: 664, height: 904 },
]

test('a printed article has its text and no interactive elements', async ({ page }) => {
  await page.goto(seeded.whole)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText('A sentence with a note')).toBeVisible()
  await expect(page.getByText('Share:', { exact: true })).toBeHidden()
  await expect(page.getByText('Share this post', { exact: true })).toBeHidden()
  for (const button of await page.getByRole('button').all()) await expect(button).toBeHidden()
  await expect(page.getByRole('navigation').first()).toBeHidden()
})

test('collapsed content is expanded in print', async ({ page }) => {
  await page.goto(seeded.readerView)
  await expect(page.getByText('The words inside a closed disclosure.')).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText('The words inside a closed disclosure.')).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Blog' })).toBeVisible()
})

for (const path of [seeded.readerView, '/blog/attention-by-hand', seeded.hostile]) {
  test(`every image of ${path} prints whole and on one page`, async ({ page }) => {
    await page.emulateMedia({ media: 'print' })
    await page.goto(path)
    for (const size of PAPER) {
      await page.setViewportSize(size)
      for (const image of await page.getByRole('figure').locator('img:visible').all()) {
        await image.scrollIntoViewIfNeeded()
        await image.evaluate((element: HTMLImageElement) => element.decode())
        const { shape, natural, height, isCut } = await image.evaluate(howItIsPrinted)
        expect(shape / natural).toBeCloseTo(1, 1)
        expect(height).toBeLessThan(size.height * 0.9)
        expect(isCut).toBe(false)
      }
    }
  })
}

test('print is dark on white in every theme', async ({ page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await page.goto(seeded.whole)
  const ink = await page.getByText('A sentence with a note').evaluate((text) => getComputedStyle(text).color)
  expect(await lightness(ink)).toBeLessThan(0.4)

  function lightness(color: string): Promise<number> {
    return page.evaluate((value) => {
      const context = document.createElement('canvas').getContext('2d')
      if (!context) return 1
      context.fillStyle = value
      context.fillRect(0, 0, 1, 1)
      const [red = 255, green = 255, blue = 255] = context.getImageData(0, 0, 1, 1).data
      return (red + green + blue) / 3 / 255
    }, color)
  }
})

/** The printed shape of an image, and whether an ancestor or a page break would cut it. */
function howItIsPrinted(image: HTMLImageElement) {
  const { width, height, right, bottom } = image.getBoundingClientRect()
  const around = []
  for (let at = image.parentElement; at && at.tagName !== 'ARTICLE'; at = at.parentElement) around.push(at)
  const isCut = around.some((element) => {
    const box = element.getBoundingClientRect()
    const cuts = getComputedStyle(element).overflow !== 'visible'
    return cuts && (box.right < right - 1 || box.bottom < bottom - 1)
  })
  const isKept = around.some((element) => getComputedStyle(element).breakInside === 'avoid')
  return {
    shape: width / height,
    natural: image.naturalWidth / image.naturalHeight,
    height,
    isCut: isCut || !isKept,
  }
}
