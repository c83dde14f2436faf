import { onStopRequest } from '../stop-requests.ts'
import { sayAbove } from './progress.ts'

/** What a command exits with that was stopped before its end, as shells do. */
export const INTERRUPTED = 130

/** Ctrl-C ended the work early; the message says how things stand. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

let gently: (() => void) | undefined

/** Ends the process when it is asked to, so that what it started ends with it; a command may want to stop tidily first. */
export function obeyStopRequests(): void {
  onStopRequest(() => (gently ? gently() : process.exit(INTERRUPTED)))
}

/** A signal that the first Ctrl-C gives, so that work can end tidily; the second ends the process. */
export function stopSignal(announcement: string): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController()
  const release = () => {
    gently = undefined
  }
  gently = () => {
    release()
    sayAbove(announcement)
    controller.abort()
  }
  return { signal: controller.signal, release }
}
