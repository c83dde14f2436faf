import type { DeskState } from '#lib/desk/views'

export const STATE_NAMES: Record<DeskState, string> = {
  draft: 'Draft',
  live: 'Live',
  changed: 'Live with unpublished changes',
  unpublished: 'Unpublished',
  trashed: 'In the trash',
  withdrawn: 'Withdrawn',
}

/** Filters of the list, in the order a post goes through them. */
export const POST_STATES = ['all', 'draft', 'changed', 'live', 'unpublished', 'trashed', 'withdrawn'] as const

export function StateMark({ state }: { state: DeskState }) {
  return <span className={`state-mark state-${state}`}>{STATE_NAMES[state]}</span>
}
