import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'

export type Program = {
  pid: number
  /** Everything it said so far, on stdout and stderr. */
  said(): string
  /** Waits until it has said this; fails with what it said instead when it ends before. */
  says(expected: RegExp): Promise<RegExpMatchArray>
  /** Waits for its end. The exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>
  kill(signal: NodeJS.Signals): void
}

const started = new Set<ChildProcess>()

/** Starts a real program for a test, the leader of a process group of its own. */
export function start(file: string, args: string[], options: SpawnOptions = {}): Program {
  const child = spawn(file, args, { detached: true, ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  started.add(child)
  let output = ''
  const ended = once(child, 'close').then(([code, signal]) => {
    started.delete(child)
    return code ?? signal
  })
  const heard = new EventTarget()
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text
      heard.dispatchEvent(new Event('text'))
    })
  }
  return { pid: child.pid ?? 0, said: () => output, says, ended, kill: (signal) => void child.kill(signal) }

  function says(expected: RegExp): Promise<RegExpMatchArray> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const match = output.match(expected)
        if (match) resolve(match)
      }
      heard.addEventListener('text', look)
      look()
      void ended.then((how) => reject(new Error(`It ended (${how}) and said:\n${output}`)))
    })
  }
}

/** Ends what a test left running, with everything in its group. */
export async function killAll(): Promise<void> {
  const left = [...started]
  for (const { pid } of left) signalGroup(pid ?? 0, 'SIGKILL')
  await Promise.all(left.map((child) => once(child, 'close')))
}

export function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal)
  } catch {
    // It is gone already.
  }
}

/** Whether a process runs; one that has ended and that nobody has collected does not. */
export function runs(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  const stat = `/proc/${pid}/stat`
  return !existsSync(stat) || !/\) Z /.test(readFileSync(stat, 'utf8'))
}
