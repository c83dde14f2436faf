import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright'
import { signalGroup } from '#test/programs.ts'
import { postmasterPid, serverPid } from '#test/site.ts'

export const KILLS = ['tab', 'renderer', 'server', 'database', 'server and database'] as const
export type Kill = (typeof KILLS)[number]

/** Ends a page without another word: its tab, or the process that draws it. */
export async function killPage(page: Page, kill: 'tab' | 'renderer'): Promise<void> {
  if (kill === 'renderer') {
    const crashed = page.waitForEvent('crash')
    const session = await page.context().newCDPSession(page)
    session.send('Page.crash').catch(() => {})
    await crashed
  }
  await page.close()
}

/** SIGKILL, of the processes as they are now. */
export function killBehind(dataDir: string, kill: Exclude<Kill, 'tab' | 'renderer'>): void {
  if (kill !== 'server') signalGroup(postmasterPid(dataDir), 'SIGKILL')
  const server = kill === 'database' ? 0 : serverPid(dataDir)
  if (server > 0) process.kill(server, 'SIGKILL')
}

export async function untilReady(url: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const isReady = await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isReady) return
    await delay(200)
  }
  throw new Error('The site did not come back.')
}
