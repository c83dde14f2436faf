'use client'

import { useEffect, useRef } from 'react'

type Options = { save: () => Promise<boolean> }

/** ⌘S or Ctrl-S saves. */
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
    // Captured, because code blocks stop their key events.
    addEventListener('keydown', onKey, { capture: true })
    return () => removeEventListener('keydown', onKey, { capture: true })
  }, [])
}
