'use server'

import { refresh } from 'next/cache'
import type { Result } from '#lib/admin/views.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { type ReassignInput, reassignPosts } from '#lib/posts/reassigning.ts'
import { absolute } from '#lib/urls/origin.ts'
import { makeResetLink } from '#lib/users/forgotten-password.ts'
import { type HandOverInput, handOverPublication } from '#lib/users/handing-over.ts'
import { inviteUser, withdrawInvitation } from '#lib/users/inviting.ts'
import { changeRole, reinstateUser, suspendUser } from '#lib/users/managing.ts'
import { action, runSignedIn } from '#lib/web/action.ts'
import { asText } from '#lib/web/form.ts'
import { clientAddress } from '#lib/web/session.ts'

/** Returns the invitation link, which is shown only once. */
export async function inviteAction(input: { email: string; role: string }): Promise<Result<string>> {
  const result = await action(inviteUser)(input)
  if (result.ok) refresh()
  return result.ok ? { ok: true, value: absolute(`/invite/${result.value}`) } : result
}

export async function roleAction(id: string, role: string): Promise<Result<void>> {
  return refreshed((viewer: Viewer, userId: string) => changeRole(viewer, userId, role), asText(id))
}

export async function suspendAction(id: string): Promise<Result<void>> {
  return refreshed(suspendUser, asText(id))
}

export async function reinstateAction(id: string): Promise<Result<void>> {
  return refreshed(reinstateUser, asText(id))
}

export async function withdrawInvitationAction(id: string): Promise<Result<void>> {
  return refreshed(withdrawInvitation, asText(id))
}

/** Returns the link, which is shown only once. */
export async function makeResetLinkAction(id: string): Promise<Result<string>> {
  return action(makeResetLink)(asText(id))
}

export async function reassignPostsAction(input: ReassignInput): Promise<Result<number>> {
  return action(reassignPosts)(input)
}

export async function handOverAction(input: HandOverInput): Promise<Result<void>> {
  const address = await clientAddress()
  return runSignedIn(({ viewer, sessionId }) => handOverPublication(viewer, input, { address, sessionId }))
}

async function refreshed<I>(
  change: (viewer: Viewer, input: I) => Promise<void>,
  input: I,
): Promise<Result<void>> {
  const result = await action(change)(input)
  if (result.ok) refresh()
  return result
}
