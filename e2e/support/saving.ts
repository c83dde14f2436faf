import type { Page } from 'playwright/test'

export const SAVES = '**/api/admin/drafts?**'

/** Saves of this page do not reach the server, as in a tunnel. Returns a function that ends it. */
export async function cutOff(page: Page): Promise<() => Promise<void>> {
  await page.route(SAVES, (route) => route.abort('internetdisconnected'))
  return () => page.unroute(SAVES)
}

/** The next save is stored, and its answer is lost. */
export async function loseNextAnswer(page: Page): Promise<void> {
  let isLost = false
  await page.route(SAVES, async (route) => {
    if (isLost || route.request().method() !== 'PATCH') return route.fallback()
    isLost = true
    await route.fetch()
    await route.abort('connectionreset')
  })
}

export function textOf(page: Page) {
  return page.getByRole('textbox', { name: 'Text', exact: true })
}

export function titleOf(page: Page) {
  return page.getByRole('textbox', { name: 'Title', exact: true })
}
