import type { Page } from 'playwright'
import { cpuOf, type Desk } from './page.ts'

export type Typing = {
  /** CPU milliseconds of the main thread per key, and of scripts alone. */
  cpu: number
  script: number
  /** Milliseconds from each key to its paint. */
  paints: number[]
}

const PAUSE = 60

/** Types words in the middle of the shown text. Each key waits for its frame, as a writer's do. */
export async function typeInto(desk: Desk, keys: number): Promise<Typing> {
  const { page } = desk
  await placeCaret(page)
  await page.keyboard.type('warm up ', { delay: PAUSE })
  await page.evaluate(notePaints)
  const before = await cpuOf(desk)
  for (let typed = 0; typed < keys; typed++)
    await page.keyboard.type(typed % 6 === 5 ? ' ' : 'e', { delay: PAUSE })
  const after = await cpuOf(desk)
  const paints = await page.evaluate(() => (window as Noted).paints ?? [])
  return { cpu: (after.task - before.task) / keys, script: (after.script - before.script) / keys, paints }
}

/** Types as fast as the page takes keys. */
export async function typeFast({ page, cdp }: Desk, keys: number): Promise<void> {
  await placeCaret(page)
  for (let typed = 0; typed < keys; typed += 100) {
    const batch = Array.from({ length: 100 }, (_, index) => (index % 6 === 5 ? ' ' : 'e'))
    await Promise.all(batch.map((text) => cdp.send('Input.dispatchKeyEvent', { type: 'char', text })))
    if (typed % 500 === 400) await page.keyboard.press('Enter')
  }
}

type Noted = Window & { paints?: number[] }

function notePaints() {
  const paints: number[] = []
  const noted: Noted = window
  noted.paints = paints
  const note = ({ timeStamp }: Event) =>
    requestAnimationFrame(() => {
      const painted = new MessageChannel()
      painted.port1.onmessage = () => paints.push(performance.now() - timeStamp)
      painted.port2.postMessage(null)
    })
  addEventListener('keydown', note, { capture: true })
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
export async function openBare({ page }: Desk): Promise<void> {
  const html = await page.locator('.ProseMirror').innerHTML()
  await page.goto('about:blank')
  await page.evaluate((content) => {
    const box = document.createElement('div')
    box.contentEditable = 'true'
    box.dataset.bare = ''
    box.innerHTML = content
    document.body.replaceChildren(box)
  }, html)
}
