import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Unavailable } from '#lib/core/errors.ts'
import { isForPeople, relay } from './output.ts'
import type { ServerResources } from './preparing.ts'

export type ServerProcess = {
  /** Settles when it serves. Throws Unavailable when it ends before that. */
  ready: Promise<unknown>
  /** How it ended, asked or not, in words. */
  ended: Promise<string>
  /** Lets requests under way finish, then ends it. */
  stop(): Promise<void>
}

// Draining takes ten seconds at most; what takes longer than this hangs.
const LONGEST_STOP_MS = 30_000

// Measured: without limits the process keeps growing long before it has to; and what is young is thrown away ten times
// as often as need be, for a third of the time a remembered page takes, unless it has its room from the beginning.
const LIMITS = ['--min-semi-space-size=8', '--max-semi-space-size=8', '--max-old-space-size=192']

/** Starts a serving process. It ends when this process does, however that ends. */
export function startServerProcess({ port, isDev }: ServerResources, isRestart: boolean): ServerProcess {
  const args = [...(isDev ? ['--dev'] : []), ...(isRestart ? ['--restart'] : [])]
  const child = spawn(process.execPath, [...(isDev ? [] : LIMITS), 'bin/serve.ts', ...args], {
    // What comes after the channel for messages is in the order of CHANNELS.
    stdio: ['ignore', outputOf(1), outputOf(2), 'ipc', 2, port.fd],
  })
  const relayed = [relay(child.stdout, 1), relay(child.stderr, 2)]
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  // Not the event 'close', which would wait for its last words too: it never comes once we have disconnected.
  const exited = once(child, 'exit').then(([code, signal]) => describeEnd(code, signal), String)
  const ended = Promise.all(relayed).then(() => exited)
  void ended.then(() => process.off('exit', kill))
  const ready = Promise.race([
    once(child, 'message'),
    ended.then((how) => Promise.reject(new Unavailable(`The server ended before it was ready: ${how}.`))),
  ])
  // Who only waits for the end does not ask.
  ready.catch(() => {})
  return { ready, ended, stop }

  async function stop() {
    // It stops when it hears nothing from us any more, as it does when we are killed.
    if (child.connected) child.disconnect()
    const timer = setTimeout(kill, LONGEST_STOP_MS)
    await ended
    clearTimeout(timer)
  }
}

function outputOf(fd: 1 | 2) {
  return isForPeople(fd) ? 'inherit' : 'pipe'
}

function describeEnd(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal === 'SIGABRT') return 'it crashed (SIGABRT), most likely because its memory was full'
  if (signal === 'SIGKILL') return 'it was killed (SIGKILL), perhaps by the system because memory ran out'
  return signal ? `it was ended by ${signal}` : `it exited with ${code}`
}
