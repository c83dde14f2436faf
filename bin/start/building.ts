import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { type Lock, takeLock } from '#lib/db/embedded/lock.ts'
import { runNode } from './run-node.ts'
import { hashSources } from './sources.ts'

type Options = { report: (line: string) => void; signal?: AbortSignal }

const RECORD = '.next/sources.sha256'

/** Builds the pages when there is no build or the sources have changed since. Throws Unavailable with what Next said. */
export async function ensureBuild({ report, signal }: Options): Promise<void> {
  const sources = await hashSources()
  if (isBuiltFrom(sources)) return
  const lock = await lockBuild(signal)
  try {
    if (isBuiltFrom(sources)) return
    report(existsSync(RECORD) ? 'The sources have changed; building.' : 'There is no build yet; building.')
    rmSync(RECORD, { force: true })
    await runNode(['node_modules/next/dist/bin/next', 'build', '--experimental-next-config-strip-types'], {
      signal,
      advice: 'Correct what the build complains about and start again.',
    })
    writeFileSync(RECORD, sources)
  } finally {
    lock.release()
  }
}

function isBuiltFrom(sources: string): boolean {
  return existsSync(RECORD) && readFileSync(RECORD, 'utf8') === sources
}

/** Two starts at once in the same folder must not build into one another. */
async function lockBuild(signal?: AbortSignal): Promise<Lock> {
  mkdirSync('node_modules/.cache', { recursive: true })
  for (;;) {
    const lock = takeLock('node_modules/.cache/build.lock')
    if (lock) return lock
    await delay(100, undefined, { signal })
  }
}
