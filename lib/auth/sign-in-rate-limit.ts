import { createHash } from 'node:crypto'
import { consume as consumeShared, refund } from '#lib/auth/account-rate-limit.ts'
import { networkOf } from '#lib/auth/networks.ts'
import { TooMany } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#prisma/client.ts'

// Failures that cause no wait: of one account from one network, and of one network across all accounts.
const FREE = { account: 10, network: 50 }
const WINDOW = Prisma.sql`interval '15 minutes'`
const MAX_WAIT_SECONDS = 300

export type Attempt = {
  /** The account whose password is tried: an e-mail address, or a name for a session or a link. */
  account: string
  /** The client's IP address. */
  address: string
  /** The name of the counter shared by all networks; null skips it for this network. */
  ceiling: string | null
}

/**
 * Sign-in rate limit: allows a password attempt or throws TooMany. The attempt counts as failed until the returned
 * function refunds it, so that concurrent attempts cannot slip through together. Two limits hold:
 *
 * - Per network (/24, /64): ten failures per account and fifty across all accounts are free, then the wait doubles
 *   with each further one, up to five minutes. Attempts from other networks do not add to it.
 * - Per account across all networks: see account-rate-limit.ts. Users cannot be locked out: a network from which the
 *   account's user has signed in before skips this limit (`ceiling` null), and its wait is never longer than ten
 *   seconds.
 */
export async function consume({ account, address, ceiling }: Attempt): Promise<() => Promise<void>> {
  const attempt = { account: digest(account), network: networkOf(address) }
  const { id } = await db().signInFailure.create({ data: attempt, select: { id: true } })
  const forget = async () => void (await db().signInFailure.deleteMany({ where: { id } }))
  const shared = ceiling === null ? null : digest(ceiling)
  const left = (await secondsLeft(id, attempt)) || (shared ? await consumeShared(shared) : 0)
  if (left > 0) {
    await forget()
    throw new TooMany(left)
  }
  await db().$executeRaw`DELETE FROM sign_in_failures WHERE at < now() - ${WINDOW}`
  return async () => {
    await forget()
    if (shared) await refund(shared)
  }
}

async function secondsLeft(id: bigint, { account, network }: { account: string; network: string }) {
  const [row] = await db().$queryRaw<{ account: number; network: number; since: number | null }[]>`
    SELECT count(*) FILTER (WHERE account = ${account})::int AS account, count(*)::int AS network,
           extract(epoch FROM now() - max(at))::float AS since
    FROM sign_in_failures WHERE network = ${network} AND id < ${id} AND at > now() - ${WINDOW}`
  if (!row) return 0
  const over = Math.max(row.account - FREE.account, row.network - FREE.network)
  return over < 0 ? 0 : Math.max(0, Math.ceil(Math.min(2 ** over, MAX_WAIT_SECONDS) - (row.since ?? 0)))
}

// A mistyped password may have been typed as the e-mail address, so it is stored only as a hash.
function digest(name: string): string {
  return createHash('sha256').update(name).digest('hex')
}
