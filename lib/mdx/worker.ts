import { parentPort } from 'node:worker_threads'
import { readArticle } from './checking/article.ts'
import { convertInWorker } from './converting/article.ts'
import { renderInWorker } from './drawing/article.ts'
import type { Answer, Outcome, Request } from './jobs.ts'

// The program of a worker thread: see pool.ts.
parentPort?.on('message', (request: Request) => void answer(request))
post({ ready: true })

async function answer(request: Request) {
  try {
    post({ outcome: await perform(request) })
  } catch (error) {
    post({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

async function perform(request: Request): Promise<Outcome<unknown>> {
  if (request.kind === 'render') return await renderInWorker(request.input)
  if (request.kind === 'convert') return convertInWorker(request.input)
  const { problems } = readArticle(request.input)
  return problems.length > 0 ? { problems } : { value: null }
}

function post(message: Answer) {
  parentPort?.postMessage(message)
}
