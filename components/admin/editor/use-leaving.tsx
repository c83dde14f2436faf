'use client'

import { useEffect, useRef } from 'react'

type Options = {
  isUnsaved: () => boolean
  /** Takes in what fields still hold. */
  takeIn: () => void
  /** Keeps what is unsaved in this browser. */
  keepNow: () => void
}

/** Leaving with unsaved text asks first; a page that the browser brings back from its memory loads what the server has. */
export function useLeaving(options: Options) {
  const latest = useRef(options)
  latest.current = options

  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      latest.current.takeIn()
      if (latest.current.isUnsaved()) event.preventDefault()
    }
    const onHide = () => {
      latest.current.takeIn()
      latest.current.keepNow()
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
