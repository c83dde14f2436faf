'use client'

import { useEffect, useRef } from 'react'

type Options = { save: () => Promise<boolean>; isUnsaved: boolean }

/** ⌘S or Ctrl-S saves; leaving with unsaved text asks first. */
export function useShortcuts(options: Options) {
  const latest = useRef(options)
  latest.current = options

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (
        event.key.toLowerCase() !== 's' ||
        !(event.metaKey || event.ctrlKey) ||
        event.shiftKey ||
        event.altKey
      )
        return
      event.preventDefault()
      void latest.current.save()
    }
    const onLeave = (event: BeforeUnloadEvent) => {
      if (latest.current.isUnsaved) event.preventDefault()
    }
    addEventListener('keydown', onKey)
    addEventListener('beforeunload', onLeave)
    return () => {
      removeEventListener('keydown', onKey)
      removeEventListener('beforeunload', onLeave)
    }
  }, [])
}
