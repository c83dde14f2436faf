import { inProcess } from '../in-process.ts'
import type { Measurement } from '../measurement.ts'
import type { Round } from './killing.ts'
import type { Killed, Place } from './stand.ts'

const KILLS: readonly Killed[] = ['worker', 'server', 'database']

/** What goes wrong when worker, serving process or database are killed in each kind of job, so many times. */
export async function measureJobKills(rounds: number): Promise<Measurement[]> {
  const results: Round[] = []
  for (const [place, kills] of Object.entries(plan(rounds))) results.push(...(await killIn(place, kills)))
  printTable(results)
  return [
    { name: 'job kills: rounds', value: results.filter(({ killed }) => killed !== 'none').length, unit: '' },
    { name: 'job kills: faults', value: results.flatMap(({ faults }) => faults).length, unit: '' },
  ]
}

/** In turn; the database once with a worker apart, and once with jobs in the serving process. */
function plan(rounds: number): Record<Place, Killed[]> {
  const planned: Record<Place, Killed[]> = { apart: [], inside: [] }
  for (let round = 0; round < rounds; round++) {
    const killed = KILLS[round % KILLS.length] ?? 'database'
    const isApart = killed === 'worker' || (killed === 'database' && round % 2 === 0)
    planned[isApart ? 'apart' : 'inside'].push(killed)
  }
  return planned
}

async function killIn(place: string, kills: readonly Killed[]): Promise<Round[]> {
  if (kills.length === 0) return []
  const rounds: Round[] = []
  await inProcess<Round>('jobs/kill-program.ts', [place, ...kills], (round) => {
    rounds.push(round)
    const { name, killed, faults } = round
    for (const line of faults.length > 0 ? faults : ['no fault'])
      console.error(`${name}, killed: ${killed}: ${line}`)
  })
  return rounds
}

function printTable(results: readonly Round[]): void {
  const groups = Map.groupBy(results, ({ name, killed }) => `${name.padEnd(14)}${killed.padEnd(12)}`)
  console.log(`${'kind'.padEnd(14)}${'killed'.padEnd(12)}rounds  midway  faults`)
  for (const [title, rounds] of groups) {
    const counts = [
      rounds.length,
      rounds.filter(({ isMidway }) => isMidway).length,
      rounds.flatMap(({ faults }) => faults).length,
    ]
    console.log(title + counts.map((count) => String(count).padStart(6)).join('  '))
  }
}
