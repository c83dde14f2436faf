'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import {
  changesOf,
  type DraftFields,
  draftFieldsOf,
  editableOf,
  isSame,
} from '#components/admin/editor/draft-fields.ts'
import type { usePendingInput } from '#components/admin/editor/pending-input.ts'
import { discardBackup, saveBackup } from '#components/admin/editor/recovery/local-backup.ts'
import { networkFailure } from '#components/admin/layout/network-failure.ts'
import type { DraftView, Failure, Result } from '#lib/admin/views.ts'

export type Save = (input: {
  postId: string
  version: number
}) => Promise<Result<{ postId: string; version: number }>>

type Pending = Pick<ReturnType<typeof usePendingInput>, 'isPending' | 'hasPending' | 'flush'>

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed'

/**
 * The draft in the editor and its saving. One save runs at a time, a response never overwrites newer input, pending
 * input is flushed before a save, and unsaved changes are backed up in this browser.
 */
export function useDraft(draft: DraftView, save: Save, { isPending, hasPending, flush }: Pending) {
  const [now, setNow] = useState(() => draftFieldsOf(draft))
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isSaving, setSaving] = useState(false)
  const latest = useRef(now)
  const saved = useRef(draftFieldsOf(draft))
  const version = useRef(draft.version)
  const inFlight = useRef<Promise<boolean> | null>(null)
  const { postId } = draft

  const change = useCallback(
    (part: Partial<DraftFields>) => {
      latest.current = { ...latest.current, ...editableOf(part, draft) }
      setNow(latest.current)
    },
    [draft],
  )

  const backUp = useCallback(() => {
    if (isSame(latest.current, saved.current)) return
    saveBackup(postId, { version: version.current, fields: latest.current })
  }, [postId])

  // biome-ignore lint/correctness/useExhaustiveDependencies: backUp reads the latest fields from a ref.
  useEffect(backUp, [now, backUp])

  const saveOnce = useCallback(async (): Promise<boolean> => {
    await flush()
    const sent = latest.current
    const changes = changesOf(sent, saved.current)
    if (Object.keys(changes).length === 0) return true
    setSaving(true)
    const result = await save({ postId, version: version.current, ...changes }).catch((error) =>
      networkFailure(error, OFFLINE),
    )
    setSaving(false)
    setFailure(result.ok ? null : result)
    if (!result.ok) return false
    version.current = result.value.version
    saved.current = sent
    if (isSame(latest.current, sent)) discardBackup(postId)
    setNow({ ...latest.current })
    return true
  }, [postId, save, flush])

  /** Saves everything typed so far. Resolves to false when the save fails. */
  const saveAll = useCallback(async (): Promise<boolean> => {
    while (inFlight.current) await inFlight.current.catch(() => {})
    inFlight.current = saveOnce().finally(() => {
      inFlight.current = null
    })
    return inFlight.current
  }, [saveOnce])

  /** Continues from a version that another user saved. Keeps the fields here, except those the viewer may not set. */
  const rebase = useCallback((theirs: DraftView) => {
    version.current = theirs.version
    saved.current = draftFieldsOf(theirs)
    latest.current = { ...saved.current, ...editableOf(latest.current, theirs) }
    setFailure(null)
    setNow({ ...latest.current })
  }, [])

  const isDirty = !isSame(now, saved.current) || isPending
  const state: SaveState = isSaving ? 'saving' : failure ? 'failed' : isDirty ? 'unsaved' : 'saved'
  const isUnsaved = () => hasPending() || !isSame(latest.current, saved.current)
  return {
    now,
    change,
    state,
    failure,
    saveAll,
    rebase,
    version,
    saved: saved.current,
    isUnsaved,
    backUp,
    latest: () => latest.current,
  }
}

const OFFLINE =
  'The server did not respond. Your changes are kept in this browser. Save again when you are back online.'
