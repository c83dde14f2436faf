import { join } from 'node:path'
import { env } from '#lib/core/env.ts'
import { Unavailable } from '#lib/core/errors.ts'
import { readOrCreateSecret } from '#lib/core/private-file.ts'

/**
 * The secret that signs sessions: AUTH_SECRET, or else one generated once and kept in DATA_DIR. Throws Unavailable
 * when DATABASE_URL is set and AUTH_SECRET is not: instances that share a database must share the secret.
 */
export function authSecret(): string {
  const { AUTH_SECRET, DATABASE_URL, DATA_DIR } = env()
  if (AUTH_SECRET) return AUTH_SECRET
  if (!DATABASE_URL) return readOrCreateSecret(join(DATA_DIR, 'auth.secret'))
  throw new Unavailable(
    'DATABASE_URL is set but AUTH_SECRET is not. Set it to at least 32 random characters, the same for every instance, such as the output of: openssl rand -hex 32',
  )
}
