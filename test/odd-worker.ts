import { answerJobs } from '#lib/core/worker-jobs.ts'

export type OddJob = 'environment' | 'fail' | 'exit' | 'hang'

// A worker for tests of the pool: it tells what it sees, and ends in every way there is.
answerJobs((job: OddJob) => {
  if (job === 'fail') throw new Error('no')
  if (job === 'exit') process.exit(1)
  if (job === 'hang') return new Promise<string[]>(() => {})
  return Object.keys(process.env)
})
