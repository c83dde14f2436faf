import { existsSync } from 'node:fs'

const USUAL_PATHS = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The system's Chromium; undefined: the one that Playwright downloads. */
export function chromiumPath(): string | undefined {
  return process.env.CHROMIUM_PATH || USUAL_PATHS.find(existsSync)
}

/** Runs as root and makes no background requests. */
export const chromiumSwitches = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
