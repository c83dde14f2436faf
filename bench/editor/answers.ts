import type { Page } from 'playwright'
import { median } from '../load.ts'
import type { Measurement } from '../measurement.ts'
import { type Desk, openText } from './page.ts'

const ROUNDS = 9

/** From the last key until a problem is marked in the source, and until the preview beside it shows the words. */
export async function measureAnswers(desk: Desk, body: string): Promise<Measurement[]> {
  const { page } = desk
  await page.setViewportSize({ width: 1_400, height: 900 })
  await openText(desk, body)
  await page.getByRole('tab', { name: 'Source' }).click()
  const mark = page.locator('.cm-lint-marker')
  const checks = await medianOf(async () => {
    await page.locator('.cm-content').focus()
    await page.keyboard.press('ControlOrMeta+Home')
    const time = await timeOf(page, '{x}', 'source')
    for (const _ of '{x}') await page.keyboard.press('Backspace')
    await mark.waitFor({ state: 'detached' })
    return time
  })
  await openText(desk, body)
  await page.getByRole('button', { name: 'Preview', exact: true }).click()
  await page.frameLocator('iframe').getByRole('heading', { level: 1 }).waitFor()
  const preview = await medianOf(async (round) => {
    await page.locator('.ProseMirror').focus()
    await page.keyboard.press('ControlOrMeta+Home')
    return timeOf(page, `quick${round}x`, 'preview')
  })
  await page.setViewportSize({ width: 1_280, height: 720 })
  return [
    { name: 'editor: pause to checks', value: checks, unit: 'ms' },
    { name: 'editor: pause to preview', value: preview, unit: 'ms' },
  ]
}

type Noted = Window & { answered?: Promise<number> }

/** Types words at the caret. Milliseconds from the last key to what it leads to. */
async function timeOf(page: Page, words: string, where: 'source' | 'preview'): Promise<number> {
  await page.evaluate(
    ([words, where]) => {
      const noted: Noted = window
      let last = 0
      addEventListener('keydown', ({ timeStamp }) => {
        last = timeStamp
      })
      const isShown = () =>
        where === 'source'
          ? document.querySelector('.cm-lint-marker') !== null
          : document.querySelector('iframe')?.contentDocument?.body.textContent?.includes(words)
      noted.answered = new Promise((resolve) => {
        const look = () => (last > 0 && isShown() ? resolve(performance.now() - last) : setTimeout(look, 5))
        look()
      })
    },
    [words, where] as const,
  )
  await page.keyboard.type(words)
  return page.evaluate(() => (window as Noted).answered ?? Number.NaN)
}

async function medianOf(measure: (round: number) => Promise<number>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) times.push(await measure(round))
  return median(times)
}
