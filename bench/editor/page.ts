import { type Browser, type CDPSession, chromium, type Page } from 'playwright'
import type { Viewer } from '#lib/auth/viewer.ts'
import { createPost } from '#lib/posts/editing.ts'
import { chromiumPath, chromiumSwitches } from '../../e2e/support/chromium.ts'
import { submitCredentials } from '../../e2e/support/staff.ts'
import type { Site } from '../site.ts'

export type Desk = { browser: Browser; page: Page; cdp: CDPSession; site: Site; viewer: Viewer }

/** Milliseconds from the navigation until the words are painted and the page takes a key; CPU time until then. */
export type Opening = { shown: number; cpu: number }

type Login = { email: string; password: string }

/** A signed-in browser. */
export async function openDesk(site: Site, viewer: Viewer, login: Login): Promise<Desk> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumSwitches })
  const page = await browser.newPage()
  await page.goto(`${site.url}/login`)
  await submitCredentials(page, login)
  await page.waitForURL(/\/admin/)
  await page.addInitScript(noteOpening)
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable')
  return { browser, page, cdp, site, viewer }
}

/** Opens a new article with this text. */
export async function openText(desk: Desk, body: string): Promise<Opening> {
  const { page, site, viewer } = desk
  const { postId } = await createPost(viewer, { title: 'Measured', body })
  // A document of its own, so that the CPU time of the page before is not counted.
  await page.goto('about:blank')
  const before = await cpuOf(desk)
  await page.goto(`${site.url}/admin/posts/${postId}`, { waitUntil: 'commit' })
  const shown = await page.waitForFunction(() => (window as Noted).openedAt, undefined, { polling: 100 })
  const after = await cpuOf(desk)
  return { shown: (await shown.jsonValue()) ?? Number.NaN, cpu: after.task - before.task }
}

type Noted = Window & { openedAt?: number }

/** Notes when the text was there and the main thread was free again after painting it. */
function noteOpening() {
  const observer = new MutationObserver(() => {
    if (!document.querySelector('.ProseMirror > *')) return
    observer.disconnect()
    requestAnimationFrame(() => {
      const painted = new MessageChannel()
      painted.port1.onmessage = () => {
        const noted: Noted = window
        noted.openedAt = performance.now()
      }
      painted.port2.postMessage(null)
    })
  })
  observer.observe(document, { childList: true, subtree: true })
}

/** CPU milliseconds of the page's main thread so far, and those of its scripts. */
export async function cpuOf({ cdp }: Desk): Promise<{ task: number; script: number }> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  const read = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0
  return { task: read('TaskDuration') * 1000, script: read('ScriptDuration') * 1000 }
}

/** Megabytes of the script heap after collecting garbage. */
export async function heapOf({ cdp }: Desk): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  return usedSize / 1e6
}
