'use client'

import { useEffect, useRef } from 'react'

type Options = {
  isUnsaved: () => boolean
  /** Commits pending input. */
  flush: () => void
  /** Stores unsaved changes in this browser. */
  backUp: () => void
}

/** Asks before unsaved changes are left. Reloads a page that the browser restores from its back/forward cache. */
export function useLeaving(options: Options) {
  const latest = useRef(options)
  latest.current = options

  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      latest.current.flush()
      if (latest.current.isUnsaved()) event.preventDefault()
    }
    const onHide = () => {
      latest.current.flush()
      latest.current.backUp()
    }
    const onShow = ({ persisted }: PageTransitionEvent) => {
      if (persisted && !latest.current.isUnsaved()) location.reload()
    }
    addEventListener('beforeunload', onLeave)
    addEventListener('pagehide', onHide)
    addEventListener('pageshow', onShow)
    return () => {
      removeEventListener('beforeunload', onLeave)
      removeEventListener('pagehide', onHide)
      removeEventListener('pageshow', onShow)
    }
  }, [])
}
