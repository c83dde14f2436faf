import { convertInWorker } from '#lib/content/mdx/convert/article.ts'
import { inspectInWorker } from '#lib/content/mdx/inspect/article.ts'
import { renderInWorker } from '#lib/content/mdx/render/article.ts'
import { readArticle } from '#lib/content/mdx/validate/article.ts'
import type { Diagnostic } from '#lib/core/errors.ts'
import { answerJobs } from '#lib/core/worker-jobs.ts'
import type { JobResult, Request } from './jobs.ts'

// Entry point of a worker thread: see pool.ts.
answerJobs(handle)

async function handle(request: Request): Promise<JobResult<unknown>> {
  try {
    return await perform(request)
  } catch (error) {
    return { problems: [failureOf(error)] }
  }
}

/** An unexpected error becomes a diagnostic of this text only. */
function failureOf(error: unknown): Diagnostic {
  const reason = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '').slice(0, 300)
  return { line: 1, column: 1, message: `The renderer failed on this text: ${reason}. Simplify it.` }
}

async function perform(request: Request): Promise<JobResult<unknown>> {
  if (request.kind === 'render') return await renderInWorker(request.input)
  if (request.kind === 'convert') return convertInWorker(request.input)
  if (request.kind === 'inspect') return inspectInWorker(request.input)
  const { problems } = readArticle(request.input)
  return problems.length > 0 ? { problems } : { value: null }
}
