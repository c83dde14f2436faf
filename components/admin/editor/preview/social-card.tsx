'use client'

import { useMemo } from 'react'
import { useLatest } from '#components/admin/editor/live/use-latest.ts'
import type { PreviewView } from '#lib/admin/views.ts'

type Props = { view: PreviewView; input: Record<string, unknown> }

// A card takes a second to draw, so it waits for a longer pause than the page.
const PAUSE_MS = 600

/** A post as networks show a link to it: its real image, title and description. */
export function SocialCard({ view, input }: Props) {
  const { article, address } = view
  const { body: _, ...drawn } = input
  const key = JSON.stringify(drawn)
  // Typing in the text changes nothing here.
  const asked = useMemo(() => JSON.parse(key), [key])
  const image = useLatest<{ src: string }>('/api/admin/posts/shared-image', asked, PAUSE_MS)
  return (
    <div className="social-card">
      {image?.ok ? (
        // biome-ignore lint/performance/noImgElement: the image as networks fetch it.
        <img src={image.value.src} alt="" width={1200} height={630} />
      ) : (
        <p className="social-card-wait">{image ? image.message : 'Drawing the card…'}</p>
      )}
      <div className="social-card-words">
        <p className="social-card-site">{new URL(address).host}</p>
        <p className="social-card-title">{article.seoTitle}</p>
        <p>{article.description}</p>
      </div>
    </div>
  )
}
