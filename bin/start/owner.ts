import { env } from '#lib/core/env.ts'
import { createOwnerFromEnvironment, issueSetupToken } from '#lib/users/setup.ts'

/**
 * Creates the owner from ADMIN_EMAIL and ADMIN_PASSWORD. If there is still no owner, prints the one-time set-up link.
 */
export async function ensureOwner(port: number, report: (line: string) => void): Promise<void> {
  const { ADMIN_EMAIL, ADMIN_PASSWORD, SITE_URL } = env()
  await createOwnerFromEnvironment({ email: ADMIN_EMAIL, password: ADMIN_PASSWORD })
  const token = await issueSetupToken()
  if (!token) return
  const address = `${SITE_URL ?? `http://localhost:${port}`}/setup?token=${token}`
  report(`No owner yet. Open this one-time link to create the owner account (valid for 24 hours): ${address}`)
}
