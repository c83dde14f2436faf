import { createHash } from 'node:crypto'
import { kinds } from '../support/kinds.ts'
import { seeded } from '../support/seeded.ts'
import { expect, test } from '../support/test.ts'

for (const { name, path } of kinds) {
  test(`${name} has one inline style, allowed by its CSP, and no layout shift`, async ({ page }) => {
    await page.addInitScript(noteWhatMoves)
    // Without web fonts: the fallback fonts have matching metrics.
    await page.route('**/*.woff2', (route) => route.fulfill({ status: 404 }))
    const response = await page.goto(path)
    const [style, ...others] = await page.locator('style').allTextContents()
    const hash = createHash('sha256')
      .update(style ?? '')
      .digest('base64')
    expect(others).toEqual([])
    expect(response?.headers()['content-security-policy']).toContain(`style-src 'self' 'sha256-${hash}';`)
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    )
    expect(await page.locator('html').getAttribute('data-moved')).toBeNull()
  })
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`an article without its style sheets is readable in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.route('**/*.css', (route) => route.fulfill({ contentType: 'text/css', body: '' }))
    await page.goto(seeded.whole)
    const { paper, ink, margin } = await page.evaluate(() => {
      const html = getComputedStyle(document.documentElement)
      const { x } = document.querySelector('h1')?.getBoundingClientRect() ?? { x: 0 }
      return { paper: html.backgroundColor, ink: html.color, margin: x }
    })
    const lightness = (colour: string) => Number(/oklch\(([\d.]+)/.exec(colour)?.[1])
    expect(Math.abs(lightness(paper) - lightness(ink))).toBeGreaterThan(0.6)
    expect(lightness(paper) > 0.5).toBe(colorScheme === 'light')
    expect(margin).toBeGreaterThan(15)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  })
}

type Source = { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }
type Shift = PerformanceEntry & { value: number; sources: Source[] }

function noteWhatMoves() {
  new PerformanceObserver((list) => {
    const shifts = list.getEntries().map((entry) => entry as Shift)
    // A twentieth of a good CLS score: a busy machine may paint the header before it has parsed its last
    // words (0.0015). A fallback font of other metrics moves paragraphs by a line, which scores far more.
    const seen = shifts.filter(({ value }) => value > 0.005)
    const sources = seen.flatMap((shift) => shift.sources)
    const named = sources.map(({ node, previousRect, currentRect }) => {
      const name = node instanceof Element ? node.outerHTML : node?.textContent
      return `${name?.slice(0, 80)} from ${JSON.stringify(previousRect)} to ${JSON.stringify(currentRect)}`
    })
    const root = document.documentElement
    if (named.length > 0) root.dataset.moved = [root.dataset.moved, ...named].join('\n')
  }).observe({ type: 'layout-shift', buffered: true })
}
