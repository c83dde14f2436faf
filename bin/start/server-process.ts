import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Unavailable } from '#lib/core/errors.ts'
import { isForPeople, relay } from './output.ts'
import type { ServerResources } from './preparing.ts'

export type ServerProcess = {
  /** Resolves when it serves. Rejects with Unavailable when it exits before that. */
  ready: Promise<unknown>
  /** How it exited, in words. */
  ended: Promise<string>
  /** Drains requests in flight, then ends the process. */
  stop(): Promise<void>
}

// Draining takes at most ten seconds; a process that takes longer hangs.
const STOP_TIMEOUT_MS = 30_000

// Measured: without limits the heap grows long before it must. Without a fixed semi-space of 8 MB the young generation
// is collected ten times as often, which costs a third of the time of a cached page.
const LIMITS = ['--min-semi-space-size=8', '--max-semi-space-size=8', '--max-old-space-size=192']

/** Starts a serving process. It is killed when this process exits for any reason. */
export function startServerProcess({ port, isDev }: ServerResources, isRestart: boolean): ServerProcess {
  const args = [...(isDev ? ['--dev'] : []), ...(isRestart ? ['--restart'] : [])]
  const child = spawn(process.execPath, [...(isDev ? [] : LIMITS), 'bin/serve.ts', ...args], {
    // The entries after IPC are in the order of CHANNELS.
    stdio: ['ignore', outputOf(1), outputOf(2), 'ipc', 2, port.fd],
  })
  const relayed = [relay(child.stdout, 1), relay(child.stderr, 2)]
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  // Not 'close', which also waits for the output streams and never comes after disconnecting.
  const exited = once(child, 'exit').then(([code, signal]) => describeEnd(code, signal), String)
  const ended = Promise.all(relayed).then(() => exited)
  void ended.then(() => process.off('exit', kill))
  const ready = Promise.race([
    once(child, 'message'),
    ended.then((how) => Promise.reject(new Unavailable(`The server exited before it was ready: ${how}.`))),
  ])
  // Callers that only await `ended` do not handle `ready`.
  ready.catch(() => {})
  return { ready, ended, stop }

  async function stop() {
    // The child stops when its IPC channel closes, as it does when this process is killed.
    if (child.connected) child.disconnect()
    const timer = setTimeout(kill, STOP_TIMEOUT_MS)
    await ended
    clearTimeout(timer)
  }
}

function outputOf(fd: 1 | 2) {
  return isForPeople(fd) ? 'inherit' : 'pipe'
}

function describeEnd(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal === 'SIGABRT') return 'it aborted (SIGABRT), most likely out of memory'
  if (signal === 'SIGKILL') return 'it was killed (SIGKILL), perhaps by the system because memory ran out'
  return signal ? `it was ended by ${signal}` : `it exited with ${code}`
}
