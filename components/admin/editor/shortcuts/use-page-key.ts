'use client'

import { useEffect, useRef } from 'react'
import { keySwitches } from '#components/admin/editor/shortcuts/key-switches.ts'

type Options = { key: string; shift: boolean; run: () => void }

/** A key with ⌘ or Ctrl that works wherever the focus is. */
export function usePageKey({ key, shift, run }: Options) {
  const latest = useRef(run)
  latest.current = run

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== key || !(event.metaKey || event.ctrlKey)) return
      if (event.shiftKey !== shift || event.altKey || !keySwitches.isOn('Page')) return
      event.preventDefault()
      latest.current()
    }
    // Captured, because code blocks stop their key events.
    addEventListener('keydown', onKey, { capture: true })
    return () => removeEventListener('keydown', onKey, { capture: true })
  }, [key, shift])
}

/** The keys that this person has switched off on this device. */
export function useKeySwitches(userId: string) {
  useEffect(() => keySwitches.open(userId), [userId])
}
