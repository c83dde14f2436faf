import type { Metadata } from 'next'
import { ForgottenForm } from '#components/auth/forgotten-form.tsx'
import { isMailSetUp } from '#lib/mail/sending.ts'
import { forgottenAction } from './actions'

export const metadata: Metadata = { title: 'Forgot your password?' }

export default function ForgottenPage() {
  return (
    <>
      <h1>Forgot your password?</h1>
      <ForgottenForm request={forgottenAction} isMailSetUp={isMailSetUp()} />
      <p className="auth-aside">
        <a href="/login">Back to sign-in</a>
      </p>
    </>
  )
}
