import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The URL of the publication under test. */
export const port = Number(process.env.E2E_PORT || 4310)
export const siteUrl = `http://localhost:${port}`

// Created once: Playwright's worker processes inherit the variable.
process.env.E2E_DATA_DIR ||= makeOpenFolder()
export const dataDir = process.env.E2E_DATA_DIR

type ServerEnv = { NODE_ENV: 'production' } & Record<string, string>

/** An environment without this machine's own settings. */
export function serverEnv(given: Record<string, string>): ServerEnv {
  const { PATH = '', HOME = '' } = process.env
  return { PATH, HOME, LOG_LEVEL: 'warn', NEXT_TELEMETRY_DISABLED: '1', ...given, NODE_ENV: 'production' }
}

/** As root, PostgreSQL runs as another user: it leaves its files elsewhere when it cannot traverse the folder. */
export function makeOpenFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'publication-e2e-'))
  chmodSync(folder, 0o711)
  return folder
}
