'use client'

import { useState } from 'react'

export const WIDTHS = { phone: 390, tablet: 820, desktop: 1280 } as const
export const LOOKS = {
  page: 'Page',
  search: 'Search result',
  social: 'Social card',
  feed: 'Feed reader',
} as const

export type WidthName = keyof typeof WIDTHS
export type Look = keyof typeof LOOKS
export type Theme = 'light' | 'dark'

/** Whether the preview beside the text is open, and how it shows it. */
export function usePreviewPane() {
  const [isOpen, setOpen] = useState(false)
  const [look, setLook] = useState<Look>('page')
  const [width, setWidth] = useState<WidthName>('phone')
  const [theme, setTheme] = useState<Theme>('light')
  return {
    ...{ isOpen, look, width, theme, setLook, setWidth, setTheme },
    toggle: () => setOpen((before) => !before),
    close: () => setOpen(false),
  }
}

export type PaneState = ReturnType<typeof usePreviewPane>
