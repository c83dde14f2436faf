import { type Browser, type CDPSession, chromium, type Page } from 'playwright'
import type { Viewer } from '#lib/auth/viewer.ts'
import { createPost } from '#lib/posts/editing.ts'
import { chromiumPath, chromiumSwitches } from '../../e2e/support/chromium.ts'
import { submitCredentials } from '../../e2e/support/staff.ts'
import type { Site } from '../site.ts'

export type Desk = { browser: Browser; page: Page; cdp: CDPSession; site: Site; viewer: Viewer }

type Login = { email: string; password: string }

/** A signed-in browser. */
export async function openDesk(site: Site, viewer: Viewer, login: Login): Promise<Desk> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumSwitches })
  const page = await browser.newPage()
  await page.goto(`${site.url}/login`)
  await submitCredentials(page, login)
  await page.waitForURL(/\/admin/)
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable')
  return { browser, page, cdp, site, viewer }
}

/** Opens a new article with this text; milliseconds until its words are shown and take a key. */
export async function openText({ page, site, viewer }: Desk, body: string): Promise<number> {
  const { postId } = await createPost(viewer, { title: 'Measured', body })
  await page.goto(`${site.url}/admin/posts/${postId}`, { waitUntil: 'commit' })
  await page.locator('.ProseMirror').waitFor()
  return page.evaluate(() => performance.now())
}

/** CPU milliseconds of the page's main thread so far, and those of its scripts. */
export async function cpuOf({ cdp }: Desk): Promise<{ task: number; script: number; heap: number }> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  const read = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0
  return {
    task: read('TaskDuration') * 1000,
    script: read('ScriptDuration') * 1000,
    heap: read('JSHeapUsedSize'),
  }
}
