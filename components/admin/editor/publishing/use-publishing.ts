'use client'

import { useCallback, useRef, useState } from 'react'
import { postJson } from '#components/admin/editor/live/request-json.ts'
import { usePageKey } from '#components/admin/editor/shortcuts/use-page-key.ts'
import type { PublishPlan } from '#lib/admin/views.ts'

export type PublishingState =
  | { step: 'closed' }
  | { step: 'checking' }
  | { step: 'plan'; plan: PublishPlan }
  /** The plan could not be had; publishing may still work. */
  | { step: 'unknown'; message: string }
  | { step: 'live'; path: string }

type Options = {
  mayPublish: boolean
  /** The fields on the screen, everything that was typed included. */
  read: () => Promise<Record<string, unknown>>
}

/** The publish panel: opened by its button or by ⌘⇧P, it asks what publishing the text on the screen would do. */
export function usePublishing(options: Options) {
  const [state, setState] = useState<PublishingState>({ step: 'closed' })
  const latest = useRef(options)
  const opening = useRef(0)
  latest.current = options

  const close = useCallback(() => {
    opening.current += 1
    setState({ step: 'closed' })
  }, [])

  const open = useCallback(async () => {
    if (!latest.current.mayPublish) return
    opening.current += 1
    const mine = opening.current
    setState({ step: 'checking' })
    const result = await postJson<PublishPlan>('/api/admin/posts/plan', await latest.current.read())
    if (mine !== opening.current) return
    setState(result.ok ? { step: 'plan', plan: result.value } : { step: 'unknown', message: result.message })
  }, [])

  usePageKey({ key: 'p', shift: true, run: () => void open() })

  return { state, open, close, showLive: (path: string) => setState({ step: 'live', path }) }
}
