import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignInForm } from '#components/auth/sign-in-form.tsx'
import { signInMessage } from '#components/auth/sign-in-message.ts'
import { siteOrigin } from '#lib/urls/origin.ts'
import { type Query, single } from '#lib/web/query.ts'
import { returnPath } from '#lib/web/return-path.ts'
import { getSignedIn } from '#lib/web/session.ts'

export const metadata: Metadata = { title: 'Sign in' }

type Props = { searchParams: Promise<Query> }

export default async function LoginPage({ searchParams }: Props) {
  const { to, error, welcome, changed } = single(await searchParams)
  const path = returnPath(to, siteOrigin())
  if (await getSignedIn()) redirect(path)
  return (
    <>
      <h1>Sign in</h1>
      {welcome !== undefined && <p>Your account is ready. Sign in with the password you chose.</p>}
      {changed !== undefined && <p>Your password is changed. Sign in with the new one.</p>}
      <SignInForm to={path} message={signInMessage(error)} />
      <p className="auth-aside">
        <a href="/login/forgotten">Forgot your password?</a>
      </p>
    </>
  )
}
