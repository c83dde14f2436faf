import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { makeOpenFolder, serverEnv } from './site.ts'

/** `setUp`: the one-time link that creates the owner; null when there is one. `env`: for other commands. */
export type Publication = {
  url: string
  setUp: string | null
  env: ReturnType<typeof serverEnv>
  stop(): Promise<void>
}

/** Starts another publication with its own data and waits until it is ready. */
export async function startPublication(
  given: Record<string, string> & { PORT: string },
): Promise<Publication> {
  const folder = makeOpenFolder()
  const env = serverEnv({ ...given, DATA_DIR: folder })
  const child = spawn(process.execPath, ['bin/start.mjs'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // A hook that ran out of time has nothing to stop it by.
  process.once('exit', () => child.kill('SIGTERM'))
  const stop = async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
    await rm(folder, { recursive: true, force: true })
  }
  let setUp: string | null = null
  for await (const line of createInterface(child.stdout)) {
    setUp = /http\S+\/setup\?token=[\w-]+/.exec(line)?.[0] ?? setUp
    if (line.startsWith('Ready on ')) return { url: `http://localhost:${given.PORT}`, setUp, env, stop }
  }
  await stop()
  throw new Error('The publication exited before it was ready.')
}
