'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { forget, keep } from '#components/admin/editor/keeping'
import {
  changesOf,
  isSame,
  type Manuscript,
  manuscriptOf,
  settableOf,
} from '#components/admin/editor/manuscript'
import type { DraftView, Failure, Result } from '#lib/desk/views'

export type Save = (input: {
  postId: string
  version: number
}) => Promise<Result<{ postId: string; version: number }>>

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed'

/**
 * The text in the writing room and how it is saved: one save at a time, an answer never overwrites what was typed since,
 * and what is not saved is kept in this browser.
 */
export function useManuscript(draft: DraftView, save: Save) {
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

  const isChanged = !isSame(now, saved.current)

  useEffect(() => {
    if (isSame(now, saved.current)) return
    keep(postId, { version: version.current, manuscript: now })
  }, [now, postId])

  const saveOnce = useCallback(async (): Promise<boolean> => {
    const sent = latest.current
    const changes = changesOf(sent, saved.current)
    if (Object.keys(changes).length === 0) return true
    setSaving(true)
    const result = await save({ postId, version: version.current, ...changes }).catch(() => UNREACHABLE)
    setSaving(false)
    setFailure(result.ok ? null : result)
    if (!result.ok) return false
    version.current = result.value.version
    saved.current = sent
    if (isSame(latest.current, sent)) forget(postId)
    setNow({ ...latest.current })
    return true
  }, [postId, save])

  /** Saves everything typed so far; true when it is saved. */
  const saveAll = useCallback(async (): Promise<boolean> => {
    while (underWay.current) await underWay.current
    underWay.current = saveOnce()
    const isDone = await underWay.current
    underWay.current = null
    return isDone
  }, [saveOnce])

  /** Goes on from a version that somebody else saved; the text here stays as it is, but for what is not the viewer's. */
  const rebase = useCallback((theirs: DraftView) => {
    version.current = theirs.version
    saved.current = manuscriptOf(theirs)
    latest.current = { ...saved.current, ...settableOf(latest.current, theirs) }
    setFailure(null)
    setNow({ ...latest.current })
  }, [])

  const state: SaveState = isSaving ? 'saving' : failure ? 'failed' : isChanged ? 'unsaved' : 'saved'
  return { now, change, state, failure, saveAll, rebase, version, saved: saved.current }
}

const UNREACHABLE: Failure = {
  ok: false,
  code: 'unreachable',
  message:
    'The server did not answer. Your text is kept in this browser; save again when you are back online.',
  fields: {},
  problems: [],
}
