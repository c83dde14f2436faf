'use client'

import { useEffect, useState } from 'react'

const NAME = 'settings-column'

/** Whether the settings column is open. Closed by default; the browser remembers the writer's choice. */
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
    // Without storage the column starts closed.
  }
}
