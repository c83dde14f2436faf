import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AccountForm } from '#components/auth/account-form.tsx'
import { findInvitation } from '#lib/users/inviting.ts'
import { readSettings } from '#lib/web/reads.ts'
import { acceptAction } from './actions'

export const metadata: Metadata = { title: 'Accept the invitation' }

type Props = { params: Promise<{ token: string }> }

export default async function InvitePage({ params }: Props) {
  const { token } = await params
  const invitation = await findInvitation(token)
  if (!invitation) notFound()
  const { name } = await readSettings()
  return (
    <>
      <h1>Join {name}</h1>
      <p>
        Create your account. Your role: {invitation.role}. Your e-mail address:{' '}
        <strong>{invitation.email}</strong>.
      </p>
      <AccountForm action={acceptAction.bind(null, token)} label="Create account" />
    </>
  )
}
