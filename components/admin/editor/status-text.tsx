'use client'

import { useSyncExternalStore } from 'react'
import type { DraftStore } from '#components/admin/editor/saving/draft-store.ts'
import { saveStatus } from '#components/admin/editor/saving/save-status.ts'
import { useSelected } from '#components/admin/editor/saving/use-selected.ts'
import type { DraftView } from '#lib/admin/views.ts'

type Props = {
  post: DraftView
  store: DraftStore
  /** The result of the last save that the writer asked for. */
  note: string
}

/** The one place that says what the post is and whether it is saved. Screen readers hear changes of kind only. */
export function StatusText({ post, store, note }: Props) {
  const clock = useClock()
  const { kind, text } = useSelected(
    store,
    (state) => saveStatus(state, clock),
    (one, other) => one.kind === other.kind && one.text === other.text,
  )
  const isChanged = useSelected(
    store,
    ({ version, isDirty }) => isDirty || version > (post.live?.version ?? 0),
  )
  const what = stateText(post, isChanged) + REVIEW_LABELS[post.workflow]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls
    <div role="group" aria-label="State of the post" className="status-text">
      <p>
        {what} · {text}
      </p>
      <p role="status" className="visually-hidden">
        {what} {kind === 'well' ? note : text}
      </p>
    </div>
  )
}

const REVIEW_LABELS: Record<DraftView['workflow'], string> = {
  draft: '',
  in_review: ', in review',
  changes_requested: ', changes requested',
}

function stateText({ state, live }: DraftView, isChanged: boolean): string {
  if (state === 'trashed') return 'In the trash'
  if (state === 'withdrawn') return 'Withdrawn'
  if (!live) return 'Draft'
  return isChanged ? 'Live with unpublished changes' : 'Live'
}

const never = () => () => {}

/** Writes an instant in the time zone of this device, which the server does not know. */
function useClock(): (instant: string) => string {
  const isHere = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  return isHere ? timeOf : withoutTime
}

function withoutTime(): string {
  return ''
}

/** The time; before today, also the date. */
export function timeOf(instant: string): string {
  const date = new Date(instant)
  const time = date.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const isToday = date.toDateString() === new Date().toDateString()
  return isToday ? time : `${date.toLocaleDateString([], { day: 'numeric', month: 'short' })} ${time}`
}
