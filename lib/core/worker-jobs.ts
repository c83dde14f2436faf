import { parentPort } from 'node:worker_threads'

/** A message from a worker: ready once, then one value per job. */
export type WorkerMessage<Output> = { ready: true } | { value: Output }

/** The inside of a worker thread: answers the jobs of a WorkerPool. An error that `work` throws ends the thread. */
export function answerJobs<Input, Output>(work: (input: Input) => Output | Promise<Output>): void {
  parentPort?.on('message', async (input: Input) => post({ value: await work(input) }))
  post({ ready: true })
}

function post(message: WorkerMessage<unknown>) {
  parentPort?.postMessage(message)
}
