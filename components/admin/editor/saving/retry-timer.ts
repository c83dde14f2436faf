const FIRST = 2_000
const MAX_PAUSE_MS = 60_000

/** Retries with growing pauses: 2 s, 4 s, up to a minute. A quarter is random, so that writers do not retry together. */
export function createRetryTimer(retry: () => void) {
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | null = null

  function stop() {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }

  return {
    failed() {
      stop()
      const pause = Math.min(FIRST * 2 ** failures++, MAX_PAUSE_MS)
      timer = setTimeout(retry, pause * (0.75 + Math.random() / 4))
    },
    succeeded() {
      failures = 0
      stop()
    },
    stop,
  }
}
