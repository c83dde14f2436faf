import { existsSync } from 'node:fs'
import { SYSTEM_CHROMIUM } from '../../bin/test/chromium.ts'

/** The system's Chromium; undefined: the one that Playwright downloads. */
export function chromiumPath(): string | undefined {
  return process.env.CHROMIUM_PATH || SYSTEM_CHROMIUM.find(existsSync)
}

/** Runs as root and makes no background requests. */
export const chromiumSwitches = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
