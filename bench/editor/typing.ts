import type { Page } from 'playwright'
import { cpuOf, type Desk } from './page.ts'

export type Typing = {
  /** CPU milliseconds of the main thread per key, and of scripts alone. */
  cpu: number
  script: number
}

const PAUSE = 60

/** Types words in the middle of the shown text. Each key waits for its frame, as a writer's do. */
export async function typeInto(desk: Desk, keys: number): Promise<Typing> {
  await placeCaret(desk.page)
  await desk.page.keyboard.type('warm up ', { delay: PAUSE })
  const before = await cpuOf(desk)
  for (let typed = 0; typed < keys; typed++)
    await desk.page.keyboard.type(typed % 6 === 5 ? ' ' : 'e', { delay: PAUSE })
  const after = await cpuOf(desk)
  return { cpu: (after.task - before.task) / keys, script: (after.script - before.script) / keys }
}

async function placeCaret(page: Page) {
  await page.evaluate(() => {
    const box = document.querySelector<HTMLElement>('.ProseMirror, [data-bare]')
    const all = [...(box?.querySelectorAll(':scope > p') ?? [])]
    const middle = all[Math.floor(all.length / 2)]
    if (!box || !middle) throw new Error('There is no text to type in.')
    middle.scrollIntoView({ block: 'center' })
    box.focus()
    getSelection()?.collapse(middle.firstChild, 3)
  })
}

/** The same HTML in a bare contenteditable of a blank page: what the browser alone needs. */
export async function openBare({ page, site }: Desk): Promise<void> {
  const html = await page.locator('.ProseMirror').innerHTML()
  await page.goto(`${site.url}/robots.txt`)
  await page.evaluate((content) => {
    const box = document.createElement('div')
    box.contentEditable = 'true'
    box.dataset.bare = ''
    box.innerHTML = content
    document.body.replaceChildren(box)
  }, html)
}
