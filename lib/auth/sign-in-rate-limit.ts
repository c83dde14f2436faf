import { createHash } from 'node:crypto'
import { consume as consumeShared, refund } from '#lib/auth/account-rate-limit.ts'
import { networkOf } from '#lib/auth/networks.ts'
import { TooMany } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#prisma/client.ts'

// Failures of one account from one network, and of one network over all accounts, that cost nothing but the attempt.
const FREE = { account: 10, network: 50 }
const WINDOW = Prisma.sql`interval '15 minutes'`
const LONGEST_WAIT = 300

export type Attempt = {
  /** Whose password is tried: an e-mail address, or a name for a session or a link. */
  account: string
  /** The client's IP address. */
  address: string
  /** What is tried from all networks together, counted under this name; null: this network need not queue with others. */
  ceiling: string | null
}

/**
 * Lets an attempt at a password through or throws `TooMany`. It counts as failed until the function that is returned
 * forgives it, so that many at once do not slip through together. Two bounds hold:
 *
 * - Per network (/24, /64): ten failures per account and fifty over all accounts are free, then the wait doubles with
 *   every further one, up to five minutes. A stranger elsewhere adds nothing to it.
 * - Per account over all networks: see account-rate-limit.ts. Nobody is locked out: a network from which the owner of the account
 *   has signed in before passes it by (`ceiling` null), and the wait it asks for is never longer than ten seconds.
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
  return over < 0 ? 0 : Math.max(0, Math.ceil(Math.min(2 ** over, LONGEST_WAIT) - (row.since ?? 0)))
}

// What was typed as an e-mail address may be a mistyped password: it is not kept.
function digest(name: string): string {
  return createHash('sha256').update(name).digest('hex')
}
