import { inProcess } from '../in-process.ts'
import type { Measurement } from '../measurement.ts'

/** What readers wait while jobs of each kind run in the serving process, compared with no jobs. */
export async function measureBesideJobs(): Promise<Measurement[]> {
  const measurements: Measurement[] = []
  await inProcess<Measurement>('jobs/beside-program.ts', [], (measurement) => measurements.push(measurement))
  return measurements
}
