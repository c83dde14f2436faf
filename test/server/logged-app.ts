import { expect } from 'vitest'
import { startApp } from '#test/server/served-app.ts'

export const METRICS_TOKEN = 'the-token-for-the-numbers'

/** A server that logs as in production, with its log lines. */
export async function startLoggedApp(options: Parameters<typeof startApp>[0] = {}) {
  const { destination, lines } = collectLines()
  const app = await startApp({
    ...options,
    destination,
    env: { LOG_LEVEL: 'info', METRICS_TOKEN, TRUSTED_PROXY: '127.0.0.1', ...options.env },
  })
  const waitForLines = async (count: number) => {
    await expect.poll(() => lines().length, { timeout: 3000 }).toBeGreaterThanOrEqual(count)
    return lines().map((line): Record<string, unknown> => JSON.parse(line))
  }
  return { ...app, lines, waitForLines }
}

/** A destination that keeps the lines. */
function collectLines() {
  const written: string[] = []
  const destination = { write: (text: string) => written.push(text) > 0, flush: () => {} }
  return { destination, lines: () => written.join('').trim().split('\n').filter(Boolean) }
}
