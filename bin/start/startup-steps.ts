import { say } from './output.ts'

/** An error with the start-up step it occurred in. */
export class StepFailed extends Error {
  readonly step: string

  constructor(step: string, cause: unknown) {
    super(step, { cause })
    this.step = step
  }
}

/** Prints the name of a step and runs it. A failure names the step. */
export async function step<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  say(name)
  try {
    return await work()
  } catch (error) {
    throw new StepFailed(name, error)
  }
}

/** Prints a detail of the current step. */
export function report(line: string): void {
  say(`  ${line}`)
}
