import { spawnSync } from 'node:child_process'

export type Load = { rate: number; p99: number }

type Pressure = { connections?: number; seconds?: number }

/** Asks for one address as fast as one core can. Requests a second, and the 99th percentile in ms. */
export function load(url: string, { connections = 64, seconds = 8 }: Pressure = {}): Load {
  const run = spawnSync(
    'wrk',
    ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '-H', 'Accept-Encoding: gzip', url],
    { encoding: 'utf8' },
  )
  if (run.status !== 0) throw new Error(`wrk failed: ${run.stderr || run.error?.message}`)
  if (/Non-2xx/.test(run.stdout)) throw new Error(`${url} was not answered with 200.`)
  const rate = Number(/Requests\/sec:\s+([\d.]+)/.exec(run.stdout)?.[1])
  const [, p99 = '', unit = ''] = /99%\s+([\d.]+)(us|ms|s)/.exec(run.stdout) ?? []
  return { rate, p99: Number(p99) * ({ us: 0.001, ms: 1, s: 1000 }[unit] ?? Number.NaN) }
}

/** True when the program is installed. */
export function isInstalled(program: string, ...args: string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).error === undefined
}

export function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export function percentile(numbers: number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
