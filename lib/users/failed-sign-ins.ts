import { recordAudit } from '#lib/audit/recording.ts'
import { networkOf } from '#lib/auth/networks.ts'
import { publicationItself, type Viewer } from '#lib/auth/viewer.ts'
import { warn } from '#lib/core/log.ts'
import { db } from '#lib/db/client.ts'

const MAX_NETWORKS = 5
const ELSEWHERE = 'other networks'

/**
 * A wrong password: at sign-in to an account, at sign-in with an unknown address, or on changing one's own password.
 */
export type FailedSignIn =
  | { action: 'user.signInFailed'; userId: string }
  | { action: 'user.signInUnknown' }
  | { action: 'user.passwordFailed'; viewer: Viewer & { userId: string } }

/**
 * Records a failed sign-in. The log gets one line each, with the client's IP address for programs such as fail2ban.
 * The audit log gets only the network and cannot be flooded: per user and day it holds the first, tenth, hundredth
 * failure and so on from each of five networks, and from all others together. Neither holds what was typed.
 */
export async function recordFailedSignIn(failed: FailedSignIn, address: string): Promise<void> {
  warn({ client: address }, 'Wrong password.')
  const subjectId = subjectOf(failed)
  const network = await bucketOf(failed.action, subjectId, networkOf(address))
  const attempts = await count(failed.action, subjectId, network)
  if (!/^10*$/.test(String(attempts))) return
  await recordAudit(db(), 'viewer' in failed ? failed.viewer : publicationItself, {
    action: failed.action,
    subjectType: 'user',
    subjectId,
    detail: { network, attempts },
  })
}

function subjectOf(failed: FailedSignIn): string {
  if ('viewer' in failed) return failed.viewer.userId
  return 'userId' in failed ? failed.userId : 'unknown'
}

async function bucketOf(action: string, subjectId: string, network: string): Promise<string> {
  const counted = await db().$queryRaw<{ network: string }[]>`
    SELECT network FROM failed_sign_ins
    WHERE day = current_date AND action = ${action} AND subject_id = ${subjectId} AND network <> ${ELSEWHERE}`
  const isCounted = counted.some((row) => row.network === network)
  return isCounted || counted.length < MAX_NETWORKS ? network : ELSEWHERE
}

async function count(action: string, subjectId: string, network: string): Promise<number> {
  const [row] = await db().$queryRaw<{ attempts: number }[]>`
    INSERT INTO failed_sign_ins AS counted (day, action, subject_id, network, attempts)
    VALUES (current_date, ${action}, ${subjectId}, ${network}, 1)
    ON CONFLICT (day, action, subject_id, network) DO UPDATE SET attempts = counted.attempts + 1
    RETURNING attempts`
  const attempts = row?.attempts ?? 1
  if (attempts === 1) await db().$executeRaw`DELETE FROM failed_sign_ins WHERE day < current_date - 1`
  return attempts
}
