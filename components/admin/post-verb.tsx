'use client'

import { useVerb } from '#components/admin/use-verb'
import type { DeskPost, Result } from '#lib/desk/views'

export type PostVerbs = Record<'trash' | 'restore', (id: string) => Promise<Result<void>>>

type Props = { post: Pick<DeskPost, 'id' | 'title' | 'state' | 'path' | 'may'>; verbs: PostVerbs }

/** Moves a post to the trash, or takes it out. */
export function PostVerb({ post, verbs }: Props) {
  const { run, isBusy, trouble } = useVerb()
  const { id, title, state, path, may } = post
  const name = title || 'Untitled'
  const verb = state === 'trashed' ? 'restore' : 'trash'
  if (!may[verb]) return null
  const question = `Move “${name}” to the trash? Readers will no longer find it.`
  return (
    <>
      <button
        type="button"
        className="quiet"
        disabled={isBusy}
        aria-label={verb === 'trash' ? `Move ${name} to the trash` : `Restore ${name}`}
        onClick={() => (verb === 'restore' || !path || confirm(question)) && run(() => verbs[verb](id))}
      >
        {verb === 'trash' ? 'Trash' : 'Restore'}
      </button>
      {trouble && (
        <span role="alert" className="trouble">
          {trouble}
        </span>
      )}
    </>
  )
}
