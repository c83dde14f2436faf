import { onStopRequest } from '../stop-requests.ts'
import { printAbove } from './progress.ts'

/** Exit code of a command that was interrupted, as in shells (128 + SIGINT). */
export const INTERRUPTED = 130

/** Thrown when Ctrl-C ended the work early; the message describes the result. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

let onFirstStop: (() => void) | undefined

/** Exits on a stop request, so that child processes end, too. A command may register a graceful stop first. */
export function exitOnStopRequest(): void {
  onStopRequest(() => (onFirstStop ? onFirstStop() : process.exit(INTERRUPTED)))
}

/** An AbortSignal for a graceful stop on the first Ctrl-C; the second ends the process. */
export function stopSignal(announcement: string): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController()
  const release = () => {
    onFirstStop = undefined
  }
  onFirstStop = () => {
    release()
    printAbove(announcement)
    controller.abort()
  }
  return { signal: controller.signal, release }
}
