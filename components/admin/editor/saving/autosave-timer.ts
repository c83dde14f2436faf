/** How long typing pauses before a save, and how long a save is put off while it does not pause. Milliseconds. */
export const QUIET = 2_000
export const MAX_WAIT_MS = 20_000

/** Runs `save` 2 s after the last change, and at least every 20 s while changes go on. */
export function createAutosaveTimer(save: () => void) {
  let first: number | null = null
  let last = 0
  let timer: ReturnType<typeof setTimeout> | null = null

  function stop() {
    if (timer !== null) clearTimeout(timer)
    timer = null
    first = null
  }

  function fire() {
    timer = null
    const wait = Math.min(last + QUIET, (first ?? last) + MAX_WAIT_MS) - performance.now()
    if (wait > 0) {
      timer = setTimeout(fire, wait)
      return
    }
    stop()
    save()
  }

  /** Called for every change, so it sets no timer while one runs. */
  function touch() {
    last = performance.now()
    first ??= last
    timer ??= setTimeout(fire, QUIET)
  }

  return { touch, stop }
}
