import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NewPasswordForm } from '#components/auth/new-password-form.tsx'
import { findReset } from '#lib/users/password-resets.ts'
import { choosePasswordAction } from './actions'

export const metadata: Metadata = { title: 'Choose a new password' }

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const reset = await findReset(token)
  if (!reset) notFound()
  return (
    <>
      <h1>Choose a new password</h1>
      <p>For {reset.user.email}. All your sessions end when you change it.</p>
      <NewPasswordForm choose={choosePasswordAction.bind(null, token)} email={reset.user.email} />
    </>
  )
}
