'use server'

import { refresh } from 'next/cache'
import type { Result } from '#lib/admin/views.ts'
import { endOwnSession, type SignedIn } from '#lib/auth/sessions.ts'
import { type OwnBylineInput, saveOwnByline } from '#lib/bylines/editing.ts'
import { type NoticesInput, saveNotices } from '#lib/notices/preferences.ts'
import { requestEmailChange, withdrawEmailChange } from '#lib/users/email-change.ts'
import { changeOwnPassword } from '#lib/users/own-password.ts'
import { renameOwnAccount } from '#lib/users/own-profile.ts'
import { runSignedIn } from '#lib/web/action.ts'
import { asText, text } from '#lib/web/form.ts'
import { clientAddress } from '#lib/web/session.ts'

export async function passwordAction(_before: unknown, form: FormData): Promise<Result<void>> {
  const given = { current: text(form, 'current'), next: text(form, 'next') }
  const address = await clientAddress()
  return runSignedIn(({ viewer, sessionId }) => changeOwnPassword(viewer, { ...given, sessionId, address }))
}

export async function renameAction(name: string): Promise<Result<void>> {
  return refreshed(({ viewer }) => renameOwnAccount(viewer, asText(name)))
}

export async function saveOwnBylineAction(input: OwnBylineInput): Promise<Result<void>> {
  return refreshed(({ viewer }) => saveOwnByline(viewer, input))
}

export async function requestEmailChangeAction(_before: unknown, form: FormData): Promise<Result<void>> {
  const given = { email: text(form, 'email'), password: text(form, 'password') }
  const address = await clientAddress()
  return refreshed(({ viewer, sessionId }) => requestEmailChange(viewer, { ...given, sessionId, address }))
}

export async function withdrawEmailChangeAction(): Promise<Result<void>> {
  return refreshed(({ viewer }) => withdrawEmailChange(viewer))
}

export async function saveNoticesAction(input: NoticesInput): Promise<Result<void>> {
  return refreshed(({ viewer }) => saveNotices(viewer, input))
}

export async function endSessionAction(id: string): Promise<Result<void>> {
  return refreshed(({ viewer }) => endOwnSession(viewer, asText(id)))
}

async function refreshed(change: (signedIn: SignedIn) => Promise<void>): Promise<Result<void>> {
  const result = await runSignedIn(change)
  if (result.ok) refresh()
  return result
}
