import { nameSubjects } from '#lib/audit/naming.ts'
import type { AuditView } from '#lib/audit/views.ts'
import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Forbidden } from '#lib/core/errors.ts'
import type { Listing } from '#lib/core/views.ts'
import { db } from '#lib/db/client.ts'

const PER_PAGE = 50

/** The audit log, newest first. Administrators and above. */
export async function listAuditEvents(viewer: Viewer, page: number): Promise<Listing<AuditView>> {
  if (!holds(viewer, 'administrator')) throw new Forbidden('You need an administrator to read the audit log.')
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
        user: { select: { name: true } },
      },
    }),
  ])
  const names = await nameSubjects(rows)
  const items = rows.map(({ id, at, action, user, subjectType, subjectId, detail }) => ({
    id: String(id),
    at,
    action,
    user: user?.name ?? null,
    subject: { type: subjectType, id: subjectId, name: names.get(subjectId) ?? null },
    detail: toText(detail),
  }))
  return { items, page, pages: Math.max(1, Math.ceil(total / PER_PAGE)), total }
}

function toText(detail: unknown): string {
  if (typeof detail !== 'object' || detail === null) return ''
  return Object.entries(detail)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : value}`)
    .join('; ')
}
