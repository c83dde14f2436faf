'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import {
  changesOf,
  isSame,
  type Manuscript,
  manuscriptOf,
  settableOf,
} from '#components/admin/editor/manuscript.tsx'
import type { usePendingInput } from '#components/admin/editor/pending-input.tsx'
import { forget, keep } from '#components/admin/editor/recovery/local-backup.tsx'
import { unanswered } from '#components/admin/layout/unanswered.tsx'
import type { DraftView, Failure, Result } from '#lib/admin/views.ts'

export type Save = (input: {
  postId: string
  version: number
}) => Promise<Result<{ postId: string; version: number }>>

type Pending = Pick<ReturnType<typeof usePendingInput>, 'isPending' | 'holds' | 'handOver'>

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed'

/**
 * The text in the writing room and how it is saved: one save at a time, an answer never overwrites what was typed since,
 * what fields still hold is taken in first, and what is not saved is kept in this browser.
 */
export function useManuscript(draft: DraftView, save: Save, { isPending, holds, handOver }: Pending) {
  const [now, setNow] = useState(() => manuscriptOf(draft))
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isSaving, setSaving] = useState(false)
  const latest = useRef(now)
  const saved = useRef(manuscriptOf(draft))
  const version = useRef(draft.version)
  const underWay = useRef<Promise<boolean> | null>(null)
  const { postId } = draft

  const change = useCallback(
    (part: Partial<Manuscript>) => {
      latest.current = { ...latest.current, ...settableOf(part, draft) }
      setNow(latest.current)
    },
    [draft],
  )

  const keepNow = useCallback(() => {
    if (isSame(latest.current, saved.current)) return
    keep(postId, { version: version.current, manuscript: latest.current })
  }, [postId])

  // biome-ignore lint/correctness/useExhaustiveDependencies: it reads the text by itself.
  useEffect(keepNow, [now, keepNow])

  const saveOnce = useCallback(async (): Promise<boolean> => {
    await handOver()
    const sent = latest.current
    const changes = changesOf(sent, saved.current)
    if (Object.keys(changes).length === 0) return true
    setSaving(true)
    const result = await save({ postId, version: version.current, ...changes }).catch((error) =>
      unanswered(error, OFFLINE),
    )
    setSaving(false)
    setFailure(result.ok ? null : result)
    if (!result.ok) return false
    version.current = result.value.version
    saved.current = sent
    if (isSame(latest.current, sent)) forget(postId)
    setNow({ ...latest.current })
    return true
  }, [postId, save, handOver])

  /** Saves everything typed so far; true when it is saved. */
  const saveAll = useCallback(async (): Promise<boolean> => {
    while (underWay.current) await underWay.current.catch(() => {})
    underWay.current = saveOnce().finally(() => {
      underWay.current = null
    })
    return underWay.current
  }, [saveOnce])

  /** Goes on from a version that somebody else saved; the text here stays as it is, but for what is not the viewer's. */
  const rebase = useCallback((theirs: DraftView) => {
    version.current = theirs.version
    saved.current = manuscriptOf(theirs)
    latest.current = { ...saved.current, ...settableOf(latest.current, theirs) }
    setFailure(null)
    setNow({ ...latest.current })
  }, [])

  const isDirty = !isSame(now, saved.current) || isPending
  const state: SaveState = isSaving ? 'saving' : failure ? 'failed' : isDirty ? 'unsaved' : 'saved'
  const isUnsaved = () => holds() || !isSame(latest.current, saved.current)
  return { now, change, state, failure, saveAll, rebase, version, saved: saved.current, isUnsaved, keepNow }
}

const OFFLINE =
  'The server did not answer. Your text is kept in this browser; save again when you are back online.'
