import { say } from './output.ts'

/** A failure together with the step it happened in. */
export class StepFailed extends Error {
  readonly step: string

  constructor(step: string, cause: unknown) {
    super(step, { cause })
    this.step = step
  }
}

/** Says what begins, does it, and names it when it fails. */
export async function step<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  say(name)
  try {
    return await work()
  } catch (error) {
    throw new StepFailed(name, error)
  }
}

/** Says more about the step under way. */
export function report(line: string): void {
  say(`  ${line}`)
}
