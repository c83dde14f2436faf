import { spawnSync } from 'node:child_process'
import { chromium } from 'playwright'

/** Where systems install Chromium. The headless shell takes a third of the time of the full browser. */
export const SYSTEM_CHROMIUM = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Finds a Chromium that runs: CHROMIUM_PATH, Playwright's own, a system one, or one installed now. */
export async function findChromium(): Promise<string> {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (runs(named)) return named
    throw new Error(`CHROMIUM_PATH names ${named}, which does not run. Correct or unset it.`)
  }
  const found = firstThatRuns() ?? (install() ? firstThatRuns() : undefined)
  if (found) return found
  throw new Error('There is no Chromium. Install one, or set CHROMIUM_PATH to one.')
}

function firstThatRuns(): string | undefined {
  return [chromium.executablePath(), ...SYSTEM_CHROMIUM].find(runs)
}

function runs(path: string): boolean {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
}

function install(): boolean {
  console.log('There is no Chromium yet; installing one.')
  const isRootOnDebian = process.getuid?.() === 0 && succeeds('apt-get', ['--version'])
  return downloads() || (isRootOnDebian && installsPackage())
}

// Shared libraries may be missing on a bare system, so the download alone is not enough.
function downloads(): boolean {
  const isThere = succeeds('node_modules/.bin/playwright', ['install', 'chromium'])
  return isThere && runs(chromium.executablePath())
}

function installsPackage(): boolean {
  succeeds('apt-get', ['update'])
  return ['chromium-headless-shell', 'chromium'].some((browser) =>
    succeeds('apt-get', ['install', '--yes', '--no-install-recommends', browser, 'fonts-liberation']),
  )
}

function succeeds(command: string, args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return (
    spawnSync(command, args, { env, stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 }).status === 0
  )
}
