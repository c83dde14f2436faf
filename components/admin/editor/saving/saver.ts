import type { DraftFields } from '#components/admin/editor/draft-fields.ts'
import type { DraftServer } from '#components/admin/editor/saving/draft-server.ts'
import type { DraftState } from '#components/admin/editor/saving/draft-state.ts'
import { differing } from '#components/admin/editor/saving/merging.ts'
import type { createRetryTimer } from '#components/admin/editor/saving/retry-timer.ts'
import {
  type Attempt,
  nextAttempt,
  refusedFields,
  withoutRefused,
} from '#components/admin/editor/saving/save-request.ts'
import type { Failure } from '#lib/admin/views.ts'

type Options = {
  postId: string
  server: DraftServer
  retry: ReturnType<typeof createRetryTimer>
  get: () => DraftState
  set: (part: Partial<DraftState>) => void
  onSaved: (stored: { version: number; fields: DraftFields }) => void
  /** Loads the newer version and takes it over, or asks the writer. Resolves to false when it could not be loaded. */
  onConflict: () => Promise<boolean>
}

/** After a save: whether to look for more to save, with or without newer fields from the server. */
type Outcome = 'go on' | 'taken over' | 'stop'

/** What may pass by itself. Whether the server has stored the save is unknown then. */
const PASSING = new Set(['unreachable', 'unavailable', 'fault', 'too_many'])

/** A newer version may come once more while one is taken over. */
const MAX_ROUNDS = 5

/** Sends saves, one at a time. One without an answer is sent again as it was, until the server says what became of it. */
export function createSaver({ postId, server, retry, get, set, onSaved, onConflict }: Options) {
  let unconfirmed: Attempt | null = null
  let running: Promise<unknown> = Promise.resolve()
  let refused: Partial<DraftFields> = {}
  let lost: DraftFields[] = []
  let isWhole = false

  function save({ isAsked = false } = {}): Promise<boolean> {
    const saving = running.then(() => saveNow(isAsked))
    running = saving.catch(() => {})
    return saving
  }

  /** Resolves to true when everything that was typed by now is stored. */
  async function saveNow(isAsked: boolean): Promise<boolean> {
    if (get().trouble?.kind === 'conflict') return false
    retry.stop()
    if (isAsked) refused = {}
    let wanted = get().fields
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const attempt = unconfirmed ?? next()
      if (!attempt) break
      const outcome = await send(attempt)
      if (outcome === 'stop') return false
      if (outcome === 'taken over') wanted = get().fields
      if (get().saved === wanted) return true
    }
    return differing(wanted, get().saved).length === 0
  }

  function next(): Attempt | null {
    const { fields, saved, version } = get()
    return nextAttempt({
      postId,
      version,
      saved,
      fields: withoutRefused(fields, saved, refused),
      lost,
      isWhole,
    })
  }

  async function send(attempt: Attempt): Promise<Outcome> {
    unconfirmed = attempt
    set({ isSaving: true })
    const result = await server.save(attempt.request)
    if (result.ok) {
      stored(attempt, result.value.version)
      return 'go on'
    }
    if (PASSING.has(result.code)) {
      set({ isSaving: false, trouble: { kind: 'away', failure: result } })
      retry.failed()
      return 'stop'
    }
    unconfirmed = null
    return refuse(result, attempt)
  }

  function stored({ sent, request }: Attempt, version: number) {
    unconfirmed = null
    isWhole = false
    lost = lost.slice(request.conflicting?.length ?? 0)
    retry.succeeded()
    const { trouble } = get()
    const isStillRefused = trouble?.kind === 'refused' && Object.keys(refused).length > 0
    set({
      isSaving: false,
      saved: sent,
      version,
      savedAt: new Date().toISOString(),
      trouble: isStillRefused ? trouble : null,
    })
    onSaved({ version, fields: sent })
  }

  async function refuse(failure: Failure, { sent }: Attempt): Promise<Outcome> {
    if (failure.code === 'conflict' && failure.current !== undefined) return meetNewer(failure)
    if (failure.fields.bodySplice && !isWhole) {
      isWhole = true
      return 'go on'
    }
    const isSignedOut = failure.code === 'signed_out' || failure.code === 'other_user'
    const fields = refusedFields(failure, sent)
    refused = { ...refused, ...fields }
    set({ isSaving: false, trouble: { kind: isSignedOut ? 'signed_out' : 'refused', failure } })
    return fields ? 'go on' : 'stop'
  }

  async function meetNewer(failure: Failure): Promise<Outcome> {
    const isMet = await onConflict()
    set({ isSaving: false })
    if (isMet) return get().trouble?.kind === 'conflict' ? 'stop' : 'taken over'
    set({ trouble: { kind: 'away', failure } })
    retry.failed()
    return 'stop'
  }

  return {
    save,
    /** A text of the writer that lost a conflict is kept by the server with the next save. */
    owe(text: DraftFields) {
      lost = [...lost, text]
    },
    owes: () => lost.length > 0,
    hasUnconfirmed: () => unconfirmed !== null,
    /** Sends what is not saved so that it arrives after the page has ended. The copy on this device stays until then. */
    async leave() {
      const { isDirty, trouble } = get()
      if (!isDirty || (trouble && trouble.kind !== 'away')) return
      const attempt = unconfirmed ? null : next()
      if (!attempt) return void (await save())
      unconfirmed = attempt
      const leaving = server.save(attempt.request, { isLeaving: true }).then((result) => {
        if (result.ok) stored(attempt, result.value.version)
      })
      running = leaving
      await leaving
    },
  }
}
