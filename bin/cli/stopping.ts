/** A signal that the first Ctrl-C gives, so that work can end tidily; the second ends the process as usual. */
export function stopSignal(announcement: string): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController()
  const stop = () => {
    console.error(announcement)
    controller.abort()
    release()
  }
  const release = () => {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return { signal: controller.signal, release }
}
