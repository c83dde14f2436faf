import type { Converted, Rendered, RenderInput } from '#lib/content/views.ts'
import type { Diagnostic } from '#lib/core/errors.ts'

/** What a worker can be asked, and what each answers. */
export type Jobs = {
  render: { input: RenderInput; value: Rendered }
  check: { input: string; value: null }
  convert: { input: string; value: Converted }
}

export type Request = { [Kind in keyof Jobs]: { kind: Kind; input: Jobs[Kind]['input'] } }[keyof Jobs]

export type JobResult<T> = { value: T; problems?: undefined } | { value?: undefined; problems: Diagnostic[] }

/** What a worker posts: that it is ready, then one answer per request. */
export type WorkerMessage = { ready: true } | { result: JobResult<unknown> }
