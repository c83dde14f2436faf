'use client'

import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { type Theme, WIDTHS, type WidthName } from '#components/admin/editor/preview/use-preview-pane.ts'
import { useScrollInStep } from '#components/admin/editor/preview/use-scroll-in-step.ts'
import { ArticlePage } from '#components/site/article/article-page.tsx'
import { StandingPage } from '#components/site/article/standing-page.tsx'
import type { PreviewView } from '#lib/admin/views.ts'

type Props = {
  postId: string
  view: PreviewView | null
  width: WidthName
  theme: Theme
  isHidden: boolean
  /** The text in the editor. */
  body: string
}

/**
 * The page in a frame of the preview's own document, with its styles and policy; the text on the screen takes the
 * place of the stored one, so that the frame neither flashes nor loses its place.
 */
export function PreviewFrame({ postId, view, width, theme, isHidden, body }: Props) {
  const frame = useRef<HTMLIFrameElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const [page, setPage] = useState<Document | null>(null)
  useFit(box, frame, WIDTHS[width])
  useScrollInStep(page, body)

  useEffect(() => {
    if (page) page.documentElement.dataset.theme = theme
  }, [page, theme])

  function take() {
    const loaded = frame.current?.contentDocument
    if (!loaded?.body || loaded.URL === 'about:blank') return
    loaded.body.replaceChildren()
    loaded.addEventListener('click', stayHere)
    loaded.addEventListener('submit', (event) => event.preventDefault())
    setPage(loaded)
  }

  return (
    <div ref={box} className="preview-box" hidden={isHidden}>
      <iframe ref={frame} title="The page as readers see it" src={`/preview/${postId}`} onLoad={take} />
      {page && view && createPortal(<Page view={view} />, page.body)}
    </div>
  )
}

function Page({ view: { kind, article, settings, address } }: { view: PreviewView }) {
  if (kind === 'page') return <StandingPage page={article} settings={settings} />
  return <ArticlePage article={article} settings={settings} address={address} />
}

/** Links work within the page only: elsewhere, the frame would show another text than the one being written. */
function stayHere(event: MouseEvent) {
  // Not instanceof: the elements of the frame have classes of their own.
  const target = event.target as Element | null
  const href = target?.closest('a')?.getAttribute('href')
  if (href !== undefined && !href?.startsWith('#')) event.preventDefault()
}

/** Scales the frame so that a page of this width fits in its box. */
function useFit(
  box: { current: HTMLDivElement | null },
  frame: { current: HTMLIFrameElement | null },
  width: number,
) {
  useEffect(() => {
    const [outer, inner] = [box.current, frame.current]
    if (!outer || !inner) return
    const scaleToBox = () => {
      const scale = Math.min(1, outer.clientWidth / width)
      inner.style.inlineSize = `${width}px`
      inner.style.blockSize = `${outer.clientHeight / scale}px`
      inner.style.transform = scale === 1 ? 'none' : `scale(${scale})`
      inner.style.marginInlineStart = `${Math.max(0, (outer.clientWidth - width * scale) / 2)}px`
    }
    const observer = new ResizeObserver(scaleToBox)
    observer.observe(outer)
    scaleToBox()
    return () => observer.disconnect()
  }, [box, frame, width])
}
