'use client'

import { useEffect, useState } from 'react'

const NAME = 'settings-column'

/** Whether the settings column is open. It begins put away, and this browser remembers what its writer prefers. */
export function useSettingsColumn() {
  const [isOpen, setOpen] = useState(false)

  useEffect(() => {
    const isWide = matchMedia('(min-width: 64rem)').matches
    if (isWide && recall() === 'open') setOpen(true)
  }, [])

  function toggle() {
    setOpen(!isOpen)
    remember(isOpen ? 'away' : 'open')
  }

  return { isOpen, open: () => setOpen(true), toggle }
}

function recall(): string | null {
  try {
    return localStorage.getItem(NAME)
  } catch {
    return null
  }
}

function remember(state: string): void {
  try {
    localStorage.setItem(NAME, state)
  } catch {
    // A browser without storage begins with the column put away.
  }
}
