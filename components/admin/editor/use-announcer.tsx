import { useCallback, useRef } from 'react'

/** A live region for screen readers, and the function that says something in it. */
export function useAnnouncer() {
  const region = useRef<HTMLParagraphElement>(null)
  const announce = useCallback((message: string) => {
    if (region.current) region.current.textContent = message
  }, [])
  return { announce, announcer: <p ref={region} role="status" className="visually-hidden" /> }
}
