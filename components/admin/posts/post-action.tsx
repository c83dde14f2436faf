import { RowAction } from '#components/admin/layout/row-action.tsx'
import type { AdminPost, Result } from '#lib/admin/views.ts'

export type PostActions = Record<'trash' | 'restore', (id: string) => Promise<Result<void>>>

type Props = { post: Pick<AdminPost, 'id' | 'title' | 'state' | 'path' | 'may'>; actions: PostActions }

/** Moves a post to the trash or restores it. */
export function PostAction({ post: { id, title, state, path, may }, actions }: Props) {
  const name = title || 'Untitled'
  if (state === 'trashed')
    return (
      may.restore && (
        <RowAction id={id} label={`Restore ${name}`} action={actions.restore}>
          Restore
        </RowAction>
      )
    )
  const question = path ? `Move “${name}” to the trash? Readers can no longer see it.` : undefined
  return (
    may.trash && (
      <RowAction id={id} label={`Move ${name} to the trash`} question={question} action={actions.trash}>
        Trash
      </RowAction>
    )
  )
}
