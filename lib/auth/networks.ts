import { isIPv4 } from 'node:net'
import { db, type Tx } from '#lib/db/client.ts'
import { Prisma } from '#prisma/client.ts'

const KEPT = Prisma.sql`interval '90 days'`
const MAX_NETWORKS = 20

/** The /24 of an IPv4 address, the /64 of an IPv6 address. */
export function networkOf(address: string): string {
  const mapped = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '')
  if (isIPv4(mapped)) return `${mapped.split('.').slice(0, 3).join('.')}.0/24`
  return `${expand(mapped).slice(0, 4).join(':')}::/64`
}

/** Whether the user has signed in from this network in the last 90 days. */
export async function isKnownNetwork(userId: string, network: string): Promise<boolean> {
  const [row] = await db().$queryRaw<{ known: number }[]>`
    SELECT 1 AS known FROM known_networks
    WHERE user_id = ${userId} AND network = ${network} AND last_at > now() - ${KEPT}`
  return row !== undefined
}

/** Records that the user has signed in from this network. The last 20 networks are kept, for 90 days. */
export async function rememberNetwork(tx: Tx, userId: string, network: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO known_networks (user_id, network) VALUES (${userId}, ${network})
    ON CONFLICT (user_id, network) DO UPDATE SET last_at = now()`
  await tx.$executeRaw`
    DELETE FROM known_networks WHERE user_id = ${userId} AND (last_at < now() - ${KEPT} OR network NOT IN (
      SELECT network FROM known_networks WHERE user_id = ${userId} ORDER BY last_at DESC LIMIT ${MAX_NETWORKS}))`
}

function expand(address: string): string[] {
  const [head = '', tail = ''] = address.split('%')[0]?.split('::') ?? []
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const zeros = Array.from({ length: Math.max(8 - left.length - right.length, 0) }, () => '0')
  return [...left, ...zeros, ...right].map((group) => group.replace(/^0+(?=.)/, ''))
}
