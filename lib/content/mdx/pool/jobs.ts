import type { Converted, Inspection, Rendered, RenderInput } from '#lib/content/views.ts'
import type { Diagnostic } from '#lib/core/errors.ts'

/** The jobs of the worker pool: input and result type of each. */
export type Jobs = {
  render: { input: RenderInput; value: Rendered }
  check: { input: string; value: null }
  inspect: { input: string; value: Inspection }
  convert: { input: string; value: Converted }
}

export type Request = { [Kind in keyof Jobs]: { kind: Kind; input: Jobs[Kind]['input'] } }[keyof Jobs]

export type JobResult<T> = { value: T; problems?: undefined } | { value?: undefined; problems: Diagnostic[] }
