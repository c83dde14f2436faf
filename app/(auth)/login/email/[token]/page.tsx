import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ConfirmEmail } from '#components/auth/confirm-email.tsx'
import { findEmailChange } from '#lib/users/email-change.ts'
import { confirmEmailAction } from './actions'

export const metadata: Metadata = { title: 'Confirm your e-mail address' }

export default async function EmailPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const change = await findEmailChange(token)
  if (!change) notFound()
  return (
    <>
      <h1>Confirm the change</h1>
      <p>
        {change.user.name} signs in with <strong>{change.email}</strong> instead of{' '}
        <strong>{change.user.email}</strong>, once both addresses have confirmed it.
      </p>
      <ConfirmEmail confirm={confirmEmailAction.bind(null, token)} />
    </>
  )
}
