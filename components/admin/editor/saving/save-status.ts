import type { DraftState } from '#components/admin/editor/saving/draft-state.ts'

export type SaveStatus = {
  /** Screen readers announce a change of kind and nothing else. */
  kind: 'well' | 'away' | 'signed_out' | 'conflict' | 'refused' | 'unkept'
  text: string
}

/** The one text that says whether the draft is saved. */
export function saveStatus(state: DraftState, clock: (instant: string) => string): SaveStatus {
  const { trouble, isDirty, isSaving, copy } = state
  if (trouble?.kind === 'conflict')
    return {
      kind: 'conflict',
      text: `Not saved: ${trouble.theirs.by ?? 'someone else'} saved another text. Compare them`,
    }
  if (trouble?.kind === 'signed_out')
    return { kind: 'signed_out', text: `Not saved: ${bare(trouble.failure.message)}${kept(state)}` }
  if (trouble?.kind === 'away' && trouble.failure.code === 'unreachable')
    return { kind: copy === 'kept' ? 'away' : 'unkept', text: `Offline – ${KEPT[copy]}` }
  if (trouble && isDirty)
    return { kind: trouble.kind, text: `Not saved: ${bare(trouble.failure.message)}${kept(state)}` }
  if (isSaving) return { kind: 'well', text: 'Saving…' }
  if (!isDirty && !state.isSure)
    return { kind: 'unkept', text: 'Saved, but not all as it is shown: check the source' }
  if (!isDirty) return { kind: 'well', text: `Saved ${clock(state.savedAt)}`.trim() }
  if (copy === 'full' || copy === 'blocked')
    return { kind: 'unkept', text: `Unsaved changes – ${KEPT[copy]}` }
  return { kind: 'well', text: 'Unsaved changes' }
}

const KEPT: Record<DraftState['copy'], string> = {
  kept: 'kept on this device',
  full: 'not kept on this device, its storage is full',
  blocked: 'not kept on this device, the browser blocks its storage',
}

function kept({ isDirty, copy }: DraftState): string {
  return isDirty ? ` – ${KEPT[copy]}` : ''
}

/** The end of a sentence is no end here. */
function bare(message: string): string {
  return message.replace(/\.$/, '')
}
