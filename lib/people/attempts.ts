import { createHash } from 'node:crypto'
import { isIPv4 } from 'node:net'
import { db } from '#lib/db/client'
import { TooMany } from '#lib/errors'
import { Prisma } from '#prisma/client'

// Failures of one account from one network, and of one network over all accounts, that cost nothing but the attempt.
const FREE = { account: 10, network: 50 }
const WINDOW = Prisma.sql`interval '15 minutes'`
const LONGEST_WAIT = 300

/**
 * Lets an attempt through or throws `TooMany`. It counts as failed until the function that is returned forgives it, so
 * that many at once do not slip through together. The wait doubles with every further failure, up to five minutes; it
 * is counted per account *and* network, so a stranger elsewhere cannot keep somebody out of their account.
 */
export async function admitAttempt(email: string, address: string): Promise<() => Promise<void>> {
  const attempt = { account: accountOf(email), network: networkOf(address) }
  const { id } = await db().signInFailure.create({ data: attempt, select: { id: true } })
  const forgive = async () => void (await db().signInFailure.deleteMany({ where: { id } }))
  const left = await secondsLeft(id, attempt)
  if (left > 0) {
    await forgive()
    throw new TooMany(left)
  }
  await db().$executeRaw`DELETE FROM sign_in_failures WHERE at < now() - ${WINDOW}`
  return forgive
}

async function secondsLeft(id: bigint, { account, network }: { account: string; network: string }) {
  const [row] = await db().$queryRaw<{ account: number; network: number; since: number | null }[]>`
    SELECT count(*) FILTER (WHERE account = ${account})::int AS account, count(*)::int AS network,
           extract(epoch FROM now() - max(at))::float AS since
    FROM sign_in_failures WHERE network = ${network} AND id < ${id} AND at > now() - ${WINDOW}`
  if (!row) return 0
  const over = Math.max(row.account - FREE.account, row.network - FREE.network)
  return over < 0 ? 0 : Math.ceil(Math.min(2 ** over, LONGEST_WAIT) - (row.since ?? 0))
}

function accountOf(email: string): string {
  return createHash('sha256').update(email).digest('hex')
}

/** The /24 of an IPv4 address, the /64 of an IPv6 address. */
export function networkOf(address: string): string {
  const mapped = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '')
  if (isIPv4(mapped)) return `${mapped.split('.').slice(0, 3).join('.')}.0/24`
  return `${expand(mapped).slice(0, 4).join(':')}::/64`
}

function expand(address: string): string[] {
  const [head = '', tail = ''] = address.split('%')[0]?.split('::') ?? []
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const zeros = Array.from({ length: Math.max(8 - left.length - right.length, 0) }, () => '0')
  return [...left, ...zeros, ...right].map((group) => group.replace(/^0+(?=.)/, ''))
}
