import { existsSync } from 'node:fs'

const USUAL_PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The browser of the machine; undefined: the one that Playwright downloads. */
export function chromiumPath(): string | undefined {
  return process.env.CHROMIUM_PATH || USUAL_PLACES.find(existsSync)
}

/** Works as root, and calls nobody. */
export const chromiumSwitches = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
