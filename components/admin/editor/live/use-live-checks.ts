'use client'

import { useMemo, useRef } from 'react'
import { useLatest } from '#components/admin/editor/live/use-latest.ts'
import type { DraftView, LiveProblem } from '#lib/admin/views.ts'

// With the time to check, marks show within half a second of the last key.
const PAUSE_MS = 250

/** The problems of the text while it is written; null until the first answer. Offline, those known last. */
export function useLiveChecks({ postId, may }: DraftView, body: string): LiveProblem[] | null {
  const input = useMemo(() => (may.edit ? { postId, body } : null), [postId, may.edit, body])
  const answer = useLatest<LiveProblem[]>('/api/admin/posts/checks', input, PAUSE_MS)
  const known = useRef<LiveProblem[] | null>(null)
  if (answer?.ok) known.current = answer.value
  return known.current
}
