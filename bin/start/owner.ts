import { env } from '#lib/core/env.ts'
import { createOwnerFromEnvironment, issueSetupToken } from '#lib/users/setup.ts'

/** Makes the owner that the environment names; while there is none, prints the address that makes one. */
export async function ensureOwner(port: number, report: (line: string) => void): Promise<void> {
  const { ADMIN_EMAIL, ADMIN_PASSWORD, SITE_URL } = env()
  await createOwnerFromEnvironment({ email: ADMIN_EMAIL, password: ADMIN_PASSWORD })
  const token = await issueSetupToken()
  if (!token) return
  const address = `${SITE_URL ?? `http://localhost:${port}`}/setup?token=${token}`
  report(`No owner yet. Open ${address} to create the owner account; the link works once, for 24 hours.`)
}
