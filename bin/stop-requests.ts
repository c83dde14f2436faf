const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
// Ctrl-C signals a program twice, from the terminal and from npm. A deliberate second press takes longer.
const SAME_REQUEST = 500

/** Calls `listener` for each request to stop this process. */
export function onStopRequest(listener: () => void): void {
  let last = -Infinity
  const onSignal = () => {
    const now = performance.now()
    if (now - last > SAME_REQUEST) listener()
    last = now
  }
  for (const signal of SIGNALS) process.on(signal, onSignal)
}
