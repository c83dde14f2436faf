import { type RefObject, useEffect } from 'react'

/** On phones, the bar stands right above the on-screen keyboard: its height is what the page has and the eye has not. */
export function useAboveKeyboard(bar: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const { visualViewport } = window
    if (!visualViewport) return
    const follow = () => {
      const hidden = window.innerHeight - visualViewport.height - visualViewport.offsetTop
      bar.current?.style.setProperty('--keyboard', `${Math.max(0, Math.round(hidden))}px`)
    }
    follow()
    visualViewport.addEventListener('resize', follow)
    visualViewport.addEventListener('scroll', follow)
    return () => {
      visualViewport.removeEventListener('resize', follow)
      visualViewport.removeEventListener('scroll', follow)
    }
  }, [bar])
}
