import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignInForm } from '#components/auth/sign-in-form'
import { signInMessage } from '#components/auth/sign-in-message'
import { siteOrigin } from '#lib/addresses/origin'
import { type Query, single } from '#lib/web/query'
import { returnPath } from '#lib/web/return-path'
import { getSignedIn } from '#lib/web/session'

export const metadata: Metadata = { title: 'Sign in' }

type Props = { searchParams: Promise<Query> }

export default async function LoginPage({ searchParams }: Props) {
  const { to, error, welcome } = single(await searchParams)
  const path = returnPath(to, siteOrigin())
  if (await getSignedIn()) redirect(path)
  return (
    <>
      <h1>Sign in</h1>
      {welcome !== undefined && <p>Your account is ready. Sign in with the password you chose.</p>}
      <SignInForm to={path} message={signInMessage(error)} />
    </>
  )
}
