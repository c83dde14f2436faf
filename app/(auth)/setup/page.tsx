import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AccountForm } from '#components/auth/account-form.tsx'
import { isSetupOpen } from '#lib/users/setup.ts'
import { type Query, single } from '#lib/web/query.ts'
import { setUpAction } from './actions'

export const metadata: Metadata = { title: 'Set up' }

type Props = { searchParams: Promise<Query> }

export default async function SetupPage({ searchParams }: Props) {
  const { token } = single(await searchParams)
  if (!token || !(await isSetupOpen(token))) notFound()
  return (
    <>
      <h1>Set up your publication</h1>
      <p>Create the owner account. The owner can do everything, and invite other users.</p>
      <AccountForm action={setUpAction.bind(null, token)} label="Create owner account" asksEmail />
    </>
  )
}
