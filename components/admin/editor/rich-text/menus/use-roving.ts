import { type FocusEvent, type KeyboardEvent, useEffect, useRef } from 'react'

/** One stop for Tab in a toolbar; the arrow keys, Home and End move within it. */
export function useRoving() {
  const bar = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const all = controlsOf(bar.current)
    for (const [index, control] of all.entries()) control.tabIndex = index === 0 ? 0 : -1
  }, [])

  function onFocus({ target }: FocusEvent<HTMLElement>) {
    for (const control of controlsOf(bar.current)) control.tabIndex = control === target ? 0 : -1
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const all = controlsOf(bar.current)
    const now = all.findIndex((control) => control.matches(':focus'))
    const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl'
    const step = isRtl ? -1 : 1
    const next = {
      ArrowRight: all.at((now + step) % all.length),
      ArrowLeft: all.at((now - step) % all.length),
      Home: all[0],
      End: all.at(-1),
    }[event.key]
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  return { ref: bar, onFocus, onKeyDown }
}

function controlsOf(bar: HTMLElement | null): HTMLElement[] {
  const all = [...(bar?.querySelectorAll<HTMLElement>('button, select') ?? [])]
  return all.filter((control) => control.offsetParent !== null || bar?.offsetParent === null)
}
