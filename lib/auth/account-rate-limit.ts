import { db } from '#lib/db/client.ts'
import { Prisma } from '#prisma/client.ts'

const BURST = 20
const SECONDS_PER_ATTEMPT = 10

const INTERVAL = Prisma.sql`make_interval(secs => ${SECONDS_PER_ATTEMPT})`
const TOLERANCE = Prisma.sql`make_interval(secs => ${SECONDS_PER_ATTEMPT * (BURST - 1)})`

/**
 * Rate limit per account across all networks. Returns 0, or the seconds (at most ten) until the next attempt. A token
 * bucket stored as one timestamp per account (GCRA, ITU-T I.371): a burst of twenty, then exactly one every ten
 * seconds, over any number of networks and instances: at most 8,660 guesses a day. A rejected attempt consumes
 * nothing, so a flood does not lengthen the wait.
 */
export async function consume(account: string): Promise<number> {
  await db().$executeRaw`DELETE FROM sign_in_ceilings WHERE full_at < now()`
  const taken = await db().$executeRaw`
    INSERT INTO sign_in_ceilings AS ceiling (account, full_at) VALUES (${account}, now() + ${INTERVAL})
    ON CONFLICT (account) DO UPDATE SET full_at = greatest(ceiling.full_at, now()) + ${INTERVAL}
    WHERE ceiling.full_at <= now() + ${TOLERANCE}`
  return taken > 0 ? 0 : secondsToNext(account)
}

async function secondsToNext(account: string): Promise<number> {
  const [row] = await db().$queryRaw<{ left: number }[]>`
    SELECT extract(epoch FROM full_at - ${TOLERANCE} - now())::float AS left
    FROM sign_in_ceilings WHERE account = ${account}`
  return Math.max(1, Math.ceil(row?.left ?? 0))
}

/** Refunds an attempt that was not a wrong guess. */
export async function refund(account: string): Promise<void> {
  await db()
    .$executeRaw`UPDATE sign_in_ceilings SET full_at = full_at - ${INTERVAL} WHERE account = ${account}`
}
