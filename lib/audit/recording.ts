import type { Viewer } from '#lib/auth/viewer.ts'
import type { Tx } from '#lib/db/client.ts'

export type AuditEntry = {
  /** Noun and verb, such as post.publish. */
  action: string
  subjectType:
    | 'job'
    | 'mail'
    | 'post'
    | 'tag'
    | 'series'
    | 'byline'
    | 'media'
    | 'redirect'
    | 'snippet'
    | 'setting'
    | 'user'
    | 'invitation'
  subjectId: string
  /** Plain JSON. Never a secret. */
  detail?: Record<string, string | number | boolean | null | string[]>
}

/** Records an audit event inside the transaction that it describes. */
export async function recordAudit(
  tx: Tx,
  viewer: Viewer,
  { detail = {}, ...entry }: AuditEntry,
): Promise<void> {
  await tx.auditEvent.create({ data: { ...entry, detail, userId: viewer.userId }, select: { id: true } })
}
