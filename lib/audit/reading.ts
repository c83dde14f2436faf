import { db } from '#lib/db/client'
import { Forbidden } from '#lib/errors'
import { holds } from '#lib/people/policy'
import type { Viewer } from '#lib/people/viewer'
import type { Listing } from '#lib/posts/views'

export type AuditView = {
  id: string
  at: Date
  /** Null: the publication itself, or somebody who is no longer here. */
  person: string | null
  action: string
  subjectType: string
  subjectId: string
  detail: string
}

const PER_PAGE = 50

/** The audit log, newest first. For administrators. */
export async function listAuditEvents(viewer: Viewer, page: number): Promise<Listing<AuditView>> {
  if (!holds(viewer, 'administrator')) throw new Forbidden('Only administrators read the audit log.')
  const [total, rows] = await Promise.all([
    db().auditEvent.count(),
    db().auditEvent.findMany({
      orderBy: { id: 'desc' },
      skip: (page - 1) * PER_PAGE,
      take: PER_PAGE,
      select: {
        id: true,
        at: true,
        action: true,
        subjectType: true,
        subjectId: true,
        detail: true,
        person: { select: { name: true } },
      },
    }),
  ])
  const items = rows.map(({ id, person, detail, ...row }) => ({
    ...row,
    id: String(id),
    person: person?.name ?? null,
    detail: inWords(detail),
  }))
  return { items, page, pages: Math.max(1, Math.ceil(total / PER_PAGE)), total }
}

function inWords(detail: unknown): string {
  if (typeof detail !== 'object' || detail === null) return ''
  return Object.entries(detail)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')
}
