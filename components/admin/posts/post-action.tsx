import { RowAction } from '#components/admin/layout/row-action.tsx'
import type { AdminPost, Result } from '#lib/admin/views.ts'

export type PostVerbs = Record<'trash' | 'restore', (id: string) => Promise<Result<void>>>

type Props = { post: Pick<AdminPost, 'id' | 'title' | 'state' | 'path' | 'may'>; verbs: PostVerbs }

/** Moves a post to the trash, or takes it out. */
export function PostAction({ post: { id, title, state, path, may }, verbs }: Props) {
  const name = title || 'Untitled'
  if (state === 'trashed')
    return (
      may.restore && (
        <RowAction id={id} label={`Restore ${name}`} verb={verbs.restore}>
          Restore
        </RowAction>
      )
    )
  const question = path ? `Move “${name}” to the trash? Readers will no longer find it.` : undefined
  return (
    may.trash && (
      <RowAction id={id} label={`Move ${name} to the trash`} question={question} verb={verbs.trash}>
        Trash
      </RowAction>
    )
  )
}
