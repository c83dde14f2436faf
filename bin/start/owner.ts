import { env } from '#lib/env'
import { createOwnerFromEnvironment, issueSetupToken } from '#lib/people/setup'

/** Makes the owner that the environment names; while there is none, prints the address that makes one. */
export async function welcomeOwner(port: number, report: (line: string) => void): Promise<void> {
  const { ADMIN_EMAIL, ADMIN_PASSWORD, SITE_URL } = env()
  await createOwnerFromEnvironment({ email: ADMIN_EMAIL, password: ADMIN_PASSWORD })
  const token = await issueSetupToken()
  if (!token) return
  report('Nobody can sign in yet. This address makes the owner; it works once, for 24 hours:')
  report(`${SITE_URL ?? `http://localhost:${port}`}/setup?token=${token}`)
}
