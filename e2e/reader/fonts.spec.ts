import { findItalics } from '../support/italics.ts'
import { seeded } from '../support/seeded.ts'
import { expect, test } from '../support/test.ts'

const ITALIC_BYTES = 35_000

test('an article with every element shows italics', async ({ page }) => {
  await page.goto(seeded.whole)
  await page.evaluate(() => document.fonts.ready)
  expect(await page.evaluate(findItalics)).toEqual({ isShown: true, isFetched: true })
})

test('the italic font is small and not preloaded', async ({ request }) => {
  const document = await request.get('/')
  const sheets = [...(await document.text()).matchAll(/href="([^"]+\.css[^"]*)"/g)].map(
    ([, href = '']) => href,
  )
  const styles = await Promise.all(sheets.map(async (href) => await (await request.get(href)).text()))
  const [, face = ''] = /font-style:\s*italic[^}]*url\(([^)]+)\)/.exec(styles.join('\n')) ?? []
  const italic = new URL(face.replaceAll('"', ''), new URL(sheets[0] ?? '', document.url()))
  expect((await (await request.get(italic.href)).body()).length).toBeLessThanOrEqual(ITALIC_BYTES)
  expect(document.headers().link ?? '').not.toContain(italic.pathname)
})
