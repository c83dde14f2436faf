'use client'

import { useId, useState } from 'react'
import { useAction } from '#components/admin/layout/use-action.ts'
import { FormError } from '#components/ui/form-error.tsx'
import type { Result } from '#lib/admin/views.ts'
import type { UserView } from '#lib/users/views.ts'

type Props = {
  user: UserView
  others: { id: string; name: string }[]
  reassign: (input: { from: string; to: string }) => Promise<Result<number>>
}

/** Gives all posts of a user to another. */
export function ReassignPosts({ user, others, reassign }: Props) {
  const id = useId()
  const [to, setTo] = useState('')
  const [moved, setMoved] = useState<number | null>(null)
  const { run, isBusy, error, fields } = useAction()
  const name = others.find((other) => other.id === to)?.name
  const question = `Give all posts of ${user.name} to ${name}? Bylines stay as they are.`
  return (
    <section>
      <h3>Posts</h3>
      <div className="field">
        <label htmlFor={id}>Give all posts to</label>
        <select id={id} value={to} onChange={(event) => setTo(event.target.value)}>
          <option value="">Choose a user</option>
          {others.map((other) => (
            <option key={other.id} value={other.id}>
              {other.name}
            </option>
          ))}
        </select>
      </div>
      <p role="status">{moved !== null && (moved === 1 ? 'Moved 1 post.' : `Moved ${moved} posts.`)}</p>
      <FormError>{fields.to ?? error}</FormError>
      <button
        type="button"
        className="second"
        disabled={isBusy || to === ''}
        onClick={() => confirm(question) && run(() => reassign({ from: user.id, to }), setMoved)}
      >
        Reassign posts
      </button>
    </section>
  )
}
