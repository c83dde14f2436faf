'use client'

import { useState } from 'react'
import { Ownership } from '#components/admin/users/ownership.tsx'
import { ReassignPosts } from '#components/admin/users/reassign-posts.tsx'
import { ResetLink } from '#components/admin/users/reset-link.tsx'
import { useModal } from '#components/ui/use-modal.ts'
import type { Result } from '#lib/admin/views.ts'
import type { UserView } from '#lib/users/views.ts'

export type ManageActions = {
  makeResetLinkAction: (id: string) => Promise<Result<string>>
  reassignPostsAction: (input: { from: string; to: string }) => Promise<Result<number>>
  handOverAction: (input: { userId: string; password: string }) => Promise<Result<void>>
}

type Props = {
  user: UserView
  /** Who could get the posts. */
  others: { id: string; name: string }[]
  isMailSetUp: boolean
  may: { resetPassword: boolean; reassign: boolean; handOver: boolean }
  actions: ManageActions
}

/** Opens what can be done about a user: a link to choose a password, their posts, ownership. */
export function ManageUser({ user, ...rest }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="quiet"
        aria-label={`Manage ${user.name}`}
        onClick={() => setOpen(true)}
      >
        Manage
      </button>
      {isOpen && <UserDialog user={user} {...rest} onClose={() => setOpen(false)} />}
    </>
  )
}

function UserDialog({ user, others, isMailSetUp, may, actions, onClose }: Props & { onClose: () => void }) {
  const dialog = useModal()
  return (
    <dialog ref={dialog} className="user-dialog" aria-label={`Manage ${user.name}`} onClose={onClose}>
      <h2>{user.name}</h2>
      {may.resetPassword && !user.suspendedAt && (
        <ResetLink user={user} isMailSetUp={isMailSetUp} make={actions.makeResetLinkAction} />
      )}
      {may.reassign && <ReassignPosts user={user} others={others} reassign={actions.reassignPostsAction} />}
      {may.handOver && !user.suspendedAt && <Ownership user={user} handOver={actions.handOverAction} />}
      <div className="button-row">
        <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
    </dialog>
  )
}
