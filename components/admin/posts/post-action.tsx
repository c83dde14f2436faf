import { RowVerb } from '#components/admin/layout/row-action.tsx'
import type { DeskPost, Result } from '#lib/admin/views.ts'

export type PostVerbs = Record<'trash' | 'restore', (id: string) => Promise<Result<void>>>

type Props = { post: Pick<DeskPost, 'id' | 'title' | 'state' | 'path' | 'may'>; verbs: PostVerbs }

/** Moves a post to the trash, or takes it out. */
export function PostVerb({ post: { id, title, state, path, may }, verbs }: Props) {
  const name = title || 'Untitled'
  if (state === 'trashed')
    return (
      may.restore && (
        <RowVerb id={id} label={`Restore ${name}`} verb={verbs.restore}>
          Restore
        </RowVerb>
      )
    )
  const question = path ? `Move “${name}” to the trash? Readers will no longer find it.` : undefined
  return (
    may.trash && (
      <RowVerb id={id} label={`Move ${name} to the trash`} question={question} verb={verbs.trash}>
        Trash
      </RowVerb>
    )
  )
}
