import type { CopyKeeper } from '#components/admin/editor/copies/copy-keeper.ts'
import { type DraftFields, draftFieldsOf, editableOf } from '#components/admin/editor/draft-fields.ts'
import { createAutosaveTimer } from '#components/admin/editor/saving/autosave-timer.ts'
import type { DraftServer } from '#components/admin/editor/saving/draft-server.ts'
import type { CopyState, DraftState, Stored } from '#components/admin/editor/saving/draft-state.ts'
import { differing, mergeFields } from '#components/admin/editor/saving/merging.ts'
import { createRetryTimer } from '#components/admin/editor/saving/retry-timer.ts'
import { createSaver } from '#components/admin/editor/saving/saver.ts'
import type { DraftStatus, DraftView, Result } from '#lib/admin/views.ts'

export type DraftStoreOptions = {
  draft: DraftView
  userId: string
  server: DraftServer
  /** Loads the stored draft with its text. */
  load: () => Promise<Result<DraftView>>
  createKeeper: (onState: (state: CopyState) => void) => CopyKeeper
  /** A save of this session is stored. */
  onSaved?: (stored: { version: number; fields: DraftFields }) => void
  /** The server's state of the post, without its text. */
  onStatus?: (status: DraftStatus) => void
}

/**
 * The draft in the editor, outside of React: what was typed, what is saved, and why not. A change is cheap; it is
 * kept on this device at once and saved 2 s after the last one. An answer of the server never overwrites newer input.
 */
export function createDraftStore(options: DraftStoreOptions) {
  const { draft, server, load } = options
  const initial = draftFieldsOf(draft)
  let state: DraftState = {
    fields: initial,
    saved: initial,
    version: draft.version,
    savedAt: new Date(draft.updatedAt).toISOString(),
    isDirty: false,
    isSaving: false,
    trouble: null,
    copy: 'kept',
    isSure: true,
    textRevision: 0,
  }
  let looking: Promise<Result<DraftStatus>> | null = null
  const listeners = new Set<() => void>()
  const keeper = options.createKeeper((copy) => set({ copy }))
  const autosave = createAutosaveTimer(() => void saver.save())
  const retry = createRetryTimer(() => void saver.save())
  const saver = createSaver({
    postId: draft.postId,
    server,
    retry,
    get: () => state,
    set,
    onSaved,
    onConflict,
  })

  function set(part: Partial<DraftState>) {
    state = { ...state, ...part }
    if ('fields' in part || 'saved' in part)
      state.isDirty = differing(state.fields, state.saved).length > 0 || saver.owes()
    for (const listener of listeners) listener()
  }

  function change(part: Partial<DraftFields>) {
    const { body } = part
    // The server stores line feeds; a splice has to fit what it has.
    const plain = body?.includes('\r') ? { ...part, body: body.replace(/\r\n?/g, '\n') } : part
    set({ fields: { ...state.fields, ...editableOf(plain, draft) } })
    // While a save is under way, taking back what it carries is a change to what it leaves.
    if (!state.isDirty && !saver.hasUnconfirmed()) {
      autosave.stop()
      keeper.drop()
      if (state.trouble?.kind === 'refused') set({ trouble: null })
      return
    }
    keeper.keep(state.version, state.fields)
    if (state.trouble?.kind !== 'conflict') autosave.touch()
  }

  /** A change from outside the text field, which shows it then. What was typed before stays on this device until a save. */
  function replace(part: Partial<DraftFields>) {
    keeper.seal()
    change(part)
    set({ textRevision: state.textRevision + 1 })
  }

  function onSaved(stored: { version: number; fields: DraftFields }) {
    if (state.isDirty) autosave.touch()
    else keeper.drop()
    options.onSaved?.(stored)
  }

  async function onConflict(): Promise<boolean> {
    const theirs = await loadStored()
    if (theirs) meet(theirs)
    return theirs !== null
  }

  async function loadStored(): Promise<Stored | null> {
    const [theirs, status] = await Promise.all([load().catch(() => null), server.status()])
    if (!theirs?.ok || !status.ok) return null
    const { savedBy } = status.value
    const by = savedBy?.id === options.userId ? 'your other tab' : (savedBy?.name ?? null)
    return storedOf(theirs.value, by)
  }

  /**
   * Goes on from a newer version: takes over what was changed there alone, and asks the writer only where both
   * changed the same field in different ways.
   */
  function meet(theirs: Stored) {
    if (theirs.version <= state.version) return
    const { merged, collisions } = mergeFields(state.saved, state.fields, theirs.fields)
    if (collisions.length > 0) {
      autosave.stop()
      set({ trouble: { kind: 'conflict', theirs } })
      return
    }
    goOnFrom(theirs, merged)
    if (!state.isDirty) keeper.drop()
    else autosave.touch()
  }

  /** The writer's choice in a conflict. The server keeps what it leaves out of either text. */
  function resolve(chosen: DraftFields): Promise<boolean> {
    if (state.trouble?.kind !== 'conflict') return Promise.resolve(true)
    saver.owe(state.fields)
    keeper.seal()
    goOnFrom(state.trouble.theirs, chosen)
    keeper.keep(state.version, state.fields)
    return saver.save()
  }

  function goOnFrom(theirs: Stored, fields: DraftFields) {
    const isNewText = fields.body !== state.fields.body
    set({
      fields,
      saved: theirs.fields,
      version: theirs.version,
      savedAt: theirs.savedAt,
      trouble: null,
      textRevision: state.textRevision + (isNewText ? 1 : 0),
    })
  }

  /** Looks whether the post has changed on the server, and follows it. Also tries again what could not be saved. */
  function look(): Promise<Result<DraftStatus>> {
    looking ??= lookNow().finally(() => {
      looking = null
    })
    return looking
  }

  async function lookNow(): Promise<Result<DraftStatus>> {
    const result = await server.status()
    if (!result.ok) {
      if (SIGNED_OUT.has(result.code) && state.trouble?.kind !== 'conflict')
        set({ trouble: { kind: 'signed_out', failure: result } })
      return result
    }
    options.onStatus?.(result.value)
    if (state.trouble?.kind === 'signed_out') set({ trouble: null })
    if (result.value.version > state.version && !state.isSaving && !saver.hasUnconfirmed()) {
      const theirs = await loadStored()
      if (theirs && !state.isSaving) meet(theirs)
    }
    if (state.isDirty && (!state.trouble || state.trouble.kind === 'away')) void saver.save()
    return result
  }

  return {
    get: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    change,
    replace,
    /** Saves everything typed so far, also what was refused before. Resolves to false when it is not saved. */
    save() {
      autosave.stop()
      return saver.save({ isAsked: true })
    },
    /** What is saved is the text; when it does not say all that is shown, the status says so. */
    setSure: (isSure: boolean) => set({ isSure }),
    meet,
    resolve,
    look,
    /** The page may end: hands over what is not saved, to this device and to the server. */
    async leave() {
      await Promise.all([keeper.flush(), saver.leave()])
    },
    /** The writer looks elsewhere; a phone may end the page without another word. */
    pause() {
      void keeper.flush()
      if (state.isDirty && !state.trouble) void saver.save()
    },
    /** Whether words are lost when the page ends now. */
    mayLoseWords() {
      void keeper.flush()
      return state.isDirty && state.copy !== 'kept'
    },
    dispose() {
      autosave.stop()
      retry.stop()
    },
  }
}

export type DraftStore = ReturnType<typeof createDraftStore>

export function storedOf(draft: DraftView, by: string | null): Stored {
  const savedAt = new Date(draft.updatedAt).toISOString()
  return { version: draft.version, fields: draftFieldsOf(draft), savedAt, by }
}

const SIGNED_OUT = new Set(['signed_out', 'other_user'])
