import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { ACTION_ID_SALT } from '#lib/auth/action-keys.ts'
import { type Lock, takeLock } from '#lib/db/embedded/lock.ts'
import { runNode } from './run-node.ts'
import { hashSources } from './sources.ts'

type Options = { report: (line: string) => void; signal?: AbortSignal }

const RECORD = '.next/sources.sha256'
const RELEASE = 'release.json'

/**
 * Runs the Next build when there is none or the sources have changed; a release brings its own. Throws Unavailable with the
 * output of Next.
 */
export async function ensureBuild({ report, signal }: Options): Promise<void> {
  if (existsSync(RELEASE)) return
  const sources = await hashSources()
  if (isBuiltFrom(sources)) return
  const lock = await lockBuild(signal)
  try {
    if (isBuiltFrom(sources)) return
    report(existsSync(RECORD) ? 'The sources have changed. Building.' : 'There is no build yet. Building.')
    rmSync(RECORD, { force: true })
    await runNode(['node_modules/next/dist/bin/next', 'build', '--experimental-next-config-strip-types'], {
      signal,
      env: { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: ACTION_ID_SALT },
      advice: 'Fix the build errors and start again.',
    })
    writeFileSync(RECORD, sources)
  } finally {
    lock.release()
  }
}

function isBuiltFrom(sources: string): boolean {
  return existsSync(RECORD) && readFileSync(RECORD, 'utf8') === sources
}

/** Prevents concurrent builds in the same folder. */
async function lockBuild(signal?: AbortSignal): Promise<Lock> {
  mkdirSync('node_modules/.cache', { recursive: true })
  for (;;) {
    const lock = takeLock('node_modules/.cache/build.lock')
    if (lock) return lock
    await delay(100, undefined, { signal })
  }
}
