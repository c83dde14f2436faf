import { hash, verify } from '@node-rs/argon2'

// RFC 9106, second recommended option scaled to OWASP's minimum: 19 MiB, two passes, one lane.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The argon2id hash of a password, as a PHC string. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST)
}

/** Verifies a password. Takes the same time when there is no hash, so that timing does not reveal accounts. */
export async function isPasswordOf(stored: string | null | undefined, password: string): Promise<boolean> {
  const right = await verify(stored ?? (await dummyHash()), password.normalize('NFKC'))
  return right && typeof stored === 'string'
}

let dummy: Promise<string> | undefined

function dummyHash(): Promise<string> {
  dummy ??= hashPassword(crypto.randomUUID())
  return dummy
}
