import { onStopRequest } from '../stop-requests.ts'
import { printAbove } from './progress.ts'

/** What a command exits with that was stopped before its end, as shells do. */
export const INTERRUPTED = 130

/** Ctrl-C ended the work early; the message says how things stand. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

let onFirstStop: (() => void) | undefined

/** Ends the process when it is asked to, so that what it started ends with it; a command may want to stop tidily first. */
export function exitOnStopRequest(): void {
  onStopRequest(() => (onFirstStop ? onFirstStop() : process.exit(INTERRUPTED)))
}

/** A signal that the first Ctrl-C gives, so that work can end tidily; the second ends the process. */
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
