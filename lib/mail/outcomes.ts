import { setTimeout as delay } from 'node:timers/promises'
import { Conflict } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { type Claim, giveUp } from '#lib/mail/claiming.ts'
import type { SmtpError } from '#lib/mail/smtp-error.ts'

const MAX_WAIT_MINUTES = 60
/** Milliseconds between attempts to note that a message was sent, when the database does not answer. */
const RETRIES_MS = [100, 500, 2_000, 10_000, 30_000]

/**
 * Notes that the next byte may make the server deliver. From now on only an answer, or an administrator, moves the
 * message on. Throws Conflict when it was cancelled meanwhile, or claimed by another process.
 */
export async function noteHandover({ id, attempts }: Claim): Promise<void> {
  const { count } = await db().mailMessage.updateMany({
    where: { id, attempts, sentAt: null, failedAt: null, handedOverAt: null },
    data: { handedOverAt: new Date() },
  })
  if (count === 0) throw new Conflict('The message was cancelled while it was being sent.')
}

/** Notes that the server has accepted the message. Its text, with its link, is deleted. */
export async function noteSent({ id, to }: Claim): Promise<void> {
  await insist(() =>
    transaction(async (tx) => {
      const data = { sentAt: new Date(), content: null, reason: '' }
      await tx.mailMessage.updateMany({ where: { id }, data })
      await tx.bouncedAddress.deleteMany({ where: { address: to } })
    }),
  )
}

/** Notes why an attempt failed: gives the message up, or says when it is tried again. */
export async function noteFailure(claim: Claim, error: SmtpError, isHandedOver: boolean): Promise<void> {
  const { id, to, attempts } = claim
  if (isHandedOver && error.code === 0) return noteUnknown(id, error.message)
  if (error.isHardBounce) await markBounced(to, error.message)
  if (error.isHardBounce || error.isRefusal) return giveUp(id, error.message)
  const minutes = Math.min(2 ** (attempts - 1), MAX_WAIT_MINUTES)
  await insist(() =>
    db().mailMessage.updateMany({
      where: { id, attempts },
      data: { handedOverAt: null, reason: error.message, dueAt: new Date(Date.now() + minutes * 60_000) },
    }),
  )
}

async function noteUnknown(id: string, reason: string): Promise<void> {
  await db().mailMessage.updateMany({ where: { id, sentAt: null }, data: { reason } })
}

async function markBounced(address: string, reason: string): Promise<void> {
  const data = { reason, at: new Date() }
  await db().bouncedAddress.upsert({
    where: { address },
    create: { address, ...data },
    update: data,
    select: { address: true },
  })
}

/** Tries for most of a minute: a message whose success cannot be noted would be of unknown fate. */
async function insist(work: () => Promise<unknown>): Promise<void> {
  for (const wait of RETRIES_MS) {
    try {
      await work()
      return
    } catch {
      await delay(wait)
    }
  }
  await work()
}
