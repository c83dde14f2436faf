import type { AdminPost, PostListState } from '#lib/admin/views.ts'

export const STATE_NAMES: Record<PostListState, string> = {
  draft: 'Draft',
  live: 'Live',
  changed: 'Live with unpublished changes',
  unpublished: 'Unpublished',
  trashed: 'In the trash',
  withdrawn: 'Withdrawn',
}

export const WORKFLOW_NAMES: Record<AdminPost['workflow'], string | null> = {
  draft: null,
  in_review: 'in review',
  changes_requested: 'changes requested',
}

/** The filters of the list, in the order of a post's life. */
export const POST_FILTERS = {
  all: 'All',
  draft: STATE_NAMES.draft,
  review: 'In review',
  live: STATE_NAMES.live,
  changed: 'Unpublished changes',
  unpublished: STATE_NAMES.unpublished,
  trashed: 'Trash',
  withdrawn: STATE_NAMES.withdrawn,
} as const

export function StateMark({ state }: { state: PostListState }) {
  return <span className={`state-mark state-${state}`}>{STATE_NAMES[state]}</span>
}
