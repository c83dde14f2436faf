import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'

export type Program = {
  pid: number
  /** The output so far, stdout and stderr. */
  said(): string
  /** Resolves when the output matches; rejects with the output when the program exits first. */
  says(expected: RegExp): Promise<RegExpMatchArray>
  /** Resolves when the program exits, with its exit code or signal. */
  ended: Promise<number | NodeJS.Signals>
  kill(signal: NodeJS.Signals): void
}

const started = new Set<ChildProcess>()

/** Starts a program for a test, as the leader of its own process group. */
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

/** Kills the programs that a test left running, with their process groups. */
export async function killAll(): Promise<void> {
  const left = [...started]
  for (const { pid } of left) signalGroup(pid ?? 0, 'SIGKILL')
  await Promise.all(left.map((child) => once(child, 'close')))
}

export function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal)
  } catch {
    // It has exited already.
  }
}

/** Whether a process is running; a zombie is not. */
export function runs(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  const stat = `/proc/${pid}/stat`
  return !existsSync(stat) || !/\) Z /.test(readFileSync(stat, 'utf8'))
}
