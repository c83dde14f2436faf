'use client'

import { useEffect, useRef } from 'react'
import { editorPlace, headingTops } from '#components/admin/editor/preview/editor-place.ts'
import { type ScrollPlace, topOf } from '#components/admin/editor/preview/scroll-place.ts'

/** Keeps the preview where the writer is: its headings stand for those of the text. */
export function useScrollInStep(page: Document | null, body: string) {
  const latest = useRef(body)
  latest.current = body

  useEffect(() => {
    if (!page) return
    let frame = 0
    const follow = () => {
      frame = 0
      const place = editorPlace(latest.current)
      if (place) scrollTo(page, place)
    }
    const later = () => {
      frame ||= requestAnimationFrame(follow)
    }
    // Captured, because the source view may scroll by itself.
    addEventListener('scroll', later, { capture: true, passive: true })
    later()
    return () => {
      cancelAnimationFrame(frame)
      removeEventListener('scroll', later, { capture: true })
    }
  }, [page])
}

function scrollTo(page: Document, place: ScrollPlace) {
  const text = page.querySelector('main .prose')
  const view = page.defaultView
  if (!text || !view) return
  const { top, bottom } = text.getBoundingClientRect()
  const isAtStart = place.heading === 0 && place.share === 0
  const to = isAtStart ? 0 : view.scrollY + topOf(place, headingTops(text), top, bottom)
  view.scrollTo({ top: to, behavior: 'instant' })
}
