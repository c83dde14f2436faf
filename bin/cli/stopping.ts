import { onStopRequest } from '../stop-requests.ts'

/** What a command exits with that was stopped before its end, as shells do. */
export const INTERRUPTED = 130

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
    console.error(announcement)
    controller.abort()
  }
  return { signal: controller.signal, release }
}
