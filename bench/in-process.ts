import { fork } from 'node:child_process'
import { once } from 'node:events'

/**
 * Runs a program of this folder, such as `jobs/kill-program.ts`, in a process of its own, because lib works on one site in a
 * process.
 */
export async function inProcess<Message>(
  program: string,
  args: readonly string[],
  onMessage: (message: Message) => void,
): Promise<void> {
  const child = fork(new URL(program, import.meta.url), args)
  child.on('message', onMessage)
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error('The measurement ended early; see above.')
}
