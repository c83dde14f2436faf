import type { Page } from 'playwright/test'
import { publicationItself as system } from '#lib/auth/viewer.ts'
import { storeImage } from '#lib/media/storing.ts'
import { saveSettings } from '#lib/settings/saving.ts'
import { plainImage } from '#test/images.ts'
import '../../support/editing.ts'
import { expect, test } from '../../support/test.ts'

const LOGOS = [
  { name: 'very wide', width: 3000, height: 100 },
  { name: 'very tall', width: 60, height: 1200 },
  { name: 'tiny', width: 24, height: 24 },
  { name: 'ordinary', width: 400, height: 100 },
]

test.describe.configure({ mode: 'default' })

test.afterEach(() => saveSettings(system, { logo: null }))

for (const { name, width, height } of LOGOS) {
  test(`a ${name} logo is centred on the home page, keeps its aspect ratio and is never enlarged`, async ({
    page,
  }) => {
    const bytes = await plainImage('png', width, height, '#335577')
    const { id, src } = await storeImage(system, { name: `${name}.png`, bytes })
    await saveSettings(system, { logo: id })
    const [hash = ''] = /[0-9a-f]{64}/.exec(src) ?? []
    for (const path of ['/', '/blog']) {
      // The server process is notified of the change a moment later.
      await expect(async () => {
        await page.goto(path)
        await expect(logoIn(page)).toHaveAttribute('src', new RegExp(hash), { timeout: 1_000 })
      }).toPass()
      for (const viewport of [320, 390, 820, 1280, 1680]) {
        await page.setViewportSize({ width: viewport, height: 900 })
        const logo = await logoOn(page)
        expect(logo.width / logo.height / (width / height), `${path} at ${viewport}`).toBeCloseTo(1, 1)
        expect(logo.width).toBeLessThanOrEqual(width + 0.5)
        expect(logo.width).toBeLessThanOrEqual(viewport)
        const offset = path === '/' ? logo.left - (logo.inside.width - logo.width) / 2 : logo.left
        expect(Math.abs(offset - logo.inside.left), `${path} at ${viewport}`).toBeLessThanOrEqual(1)
      }
    }
  })
}

function logoIn(page: Page) {
  return page.getByRole('banner').locator('.logo img')
}

/** The box of the logo and of the header around it. */
async function logoOn(page: Page) {
  const image = logoIn(page)
  await expect(image).toBeVisible()
  return image.evaluate((element) => {
    const { left, width, height } = element.getBoundingClientRect()
    const head = element.closest('h1, header')
    const box = head?.getBoundingClientRect()
    const edge = head ? Number.parseFloat(getComputedStyle(head).paddingLeft) : 0
    return {
      left,
      width,
      height,
      inside: { left: (box?.left ?? 0) + edge, width: (box?.width ?? 0) - 2 * edge },
    }
  })
}
