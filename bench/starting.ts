import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import type { Measurement } from './measurement.ts'
import type { Site } from './site.ts'

const SETTLED_AFTER = 5_000

/** Start time of an existing site, and its idle memory. */
export async function measureStarting(site: Site): Promise<Measurement[]> {
  const milliseconds = await site.restart()
  await delay(SETTLED_AFTER)
  return [
    { name: 'start', value: milliseconds / 1000, unit: 's' },
    { name: 'memory idle', value: residentMegabytes(site.pid), unit: 'MB' },
  ]
}

export function residentMegabytes(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) / 1024
}
