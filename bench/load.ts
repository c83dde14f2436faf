import { spawnSync } from 'node:child_process'

export type Load = { rate: number; p99: number }

type Pressure = { connections?: number; seconds?: number }

/** Load test of one URL with one core: requests a second, and the 99th percentile in ms. */
export function load(url: string, { connections = 64, seconds = 8 }: Pressure = {}): Load {
  return isInstalled('wrk', '-v')
    ? loadWithWrk(url, connections, seconds)
    : loadFromNode(url, connections, seconds)
}

function loadWithWrk(url: string, connections: number, seconds: number): Load {
  const output = run('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '-H', HEADER, url])
  if (/Non-2xx/.test(output)) throw new Error(`${url} did not return 200.`)
  const rate = Number(/Requests\/sec:\s+([\d.]+)/.exec(output)?.[1])
  const [, p99 = '', unit = ''] = /99%\s+([\d.]+)(us|ms|s)/.exec(output) ?? []
  return { rate, p99: Number(p99) * ({ us: 0.001, ms: 1, s: 1000 }[unit] ?? Number.NaN) }
}

// Sends fewer requests than wrk: compare only measurements made with the same tool.
function loadFromNode(url: string, connections: number, seconds: number): Load {
  const program = ['node_modules/autocannon/autocannon.js', '--json', '-H', HEADER]
  const output = run(process.execPath, [...program, '-c', `${connections}`, '-d', `${seconds}`, url])
  const { requests, latency, non2xx, errors } = JSON.parse(output) as Report
  if (non2xx + errors > 0) throw new Error(`${url} did not return 200.`)
  return { rate: requests.average, p99: latency.p99 }
}

type Report = { requests: { average: number }; latency: { p99: number }; non2xx: number; errors: number }

const HEADER = 'Accept-Encoding: gzip'

function run(program: string, args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} failed: ${stderr || error?.message}`)
  return stdout
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
