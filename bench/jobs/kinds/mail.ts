import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { writeMail } from '#lib/mail/writing.ts'
import { INVITATION } from '#test/mail/sending.ts'
import type { Received } from '#test/mail/server.ts'
import type { Kind } from '../kinds.ts'

const MESSAGES = 60

/** Messages to addresses that occur once each. `received`: what the mail server has accepted. */
export function messages(received: readonly Received[]): Kind {
  let round = 0
  let began = 0
  return {
    begin: async () => {
      round += 1
      began = received.length
      await transaction(async (tx) => {
        for (let at = 0; at < MESSAGES; at++)
          await writeMail(tx, { to: `reader-${round}-${at}@example.org`, userId: null, content: INVITATION })
      })
    },
    left: () => db().mailMessage.count({ where: { sentAt: null, failedAt: null, handedOverAt: null } }),
    faults: async () => {
      const rows = await db().mailMessage.findMany({
        where: { to: { startsWith: `reader-${round}-` } },
        select: { to: true, sentAt: true, handedOverAt: true, failedAt: true },
      })
      const arrived = Map.groupBy(received.slice(began), ({ to }) => to[0] ?? '')
      const count = (to: string) => arrived.get(to)?.length ?? 0
      return [
        ...(rows.length === MESSAGES ? [] : [`${MESSAGES - rows.length} messages are gone`]),
        ...rows
          .filter(({ to }) => count(to) > 1)
          .map(({ to }) => `the message to ${to} came ${count(to)} times`),
        ...rows.filter(({ to, sentAt }) => sentAt && count(to) === 0).map(({ to }) => `${to} got nothing`),
        ...rows.filter(({ failedAt }) => failedAt).map(({ to }) => `the message to ${to} was given up`),
        ...rows.filter(({ sentAt, handedOverAt }) => !sentAt && !handedOverAt).map(({ to }) => `${to} waits`),
      ]
    },
  }
}
