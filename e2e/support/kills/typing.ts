import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright'

/** What was typed, each key after the page had taken it, and how much of it the line called saved. */
export type Typed = {
  all: string
  saved: string
  /** When each key was taken. Milliseconds of this process. */
  times: number[]
}

/** What is typed while it is typed; `ended`: typing was stopped, or the page has ended. */
export type Typing = { typed: Typed; ended: Promise<void> }

/**
 * Types words at the caret, in bursts with pauses as a writer's, until `stop` or the end of the page. Looks at the
 * status line after each key and during pauses.
 */
export function typeOn(page: Page, word: string, stop: AbortSignal): Typing {
  const typed: Typed = { all: '', saved: '', times: [] }
  // The page may end within any step.
  return { typed, ended: typeWords(page, { word, typed, stop }).catch(() => {}) }
}

async function typeWords(
  page: Page,
  { word, typed, stop }: { word: string; typed: Typed; stop: AbortSignal },
) {
  for (let count = 0; !stop.aborted; count++) {
    for (const key of ` ${word}x${count}`) {
      if (stop.aborted) return
      await page.keyboard.type(key)
      typed.all += key
      typed.times.push(performance.now())
      await look(page, typed)
      await delay(Math.random() * 60)
    }
    if (count % 3 === 2) await pause(page, typed, stop)
  }
}

/** Longer than typing may pause before a save. */
async function pause(page: Page, typed: Typed, stop: AbortSignal) {
  const end = performance.now() + 1_000 + Math.random() * 2_500
  while (performance.now() < end && !stop.aborted) {
    await look(page, typed)
    await delay(100)
  }
}

async function look(page: Page, typed: Typed) {
  if (await page.evaluate(saysSaved)) typed.saved = typed.all
}

export function saysSaved(): boolean {
  const line = document.querySelector('[role=group][aria-label="State of the post"]')
  return / · Saved [^·]*\d\d:\d\d/.test(line?.textContent ?? '')
}
