import { startBackground } from '#lib/background/starting.ts'
import { env } from '#lib/core/env.ts'
import { describeFailure } from './failing.ts'
import type { Lifecycle } from './lifecycle.ts'
import { printError } from './output.ts'

/** Runs the background jobs in this process until it is asked to stop, unless JOBS is off. */
export function runBackground(lifecycle: Lifecycle): void {
  if (env().JOBS === 'off') return
  const worker = startBackground((message, error) => {
    if (!lifecycle.isClosing) printError(`${message} ${describeFailure(error)}`)
  })
  // Closed first: the jobs in progress still need the database.
  lifecycle.onClose(worker.stop)
}
