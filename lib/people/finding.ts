import { db } from '#lib/db/client'
import type { Viewer } from '#lib/people/viewer'

/** The owner of the publication as a viewer; null while there is nobody. */
export function findOwner(): Promise<Viewer | null> {
  return findViewer({ role: 'owner' })
}

/** The person with this e-mail address as a viewer; null when there is none, or they are suspended. */
export function findViewerByEmail(email: string): Promise<Viewer | null> {
  return findViewer({ email: email.trim().toLowerCase() })
}

async function findViewer(where: { role: 'owner' } | { email: string }): Promise<Viewer | null> {
  const person = await db().person.findFirst({
    where: { ...where, suspendedAt: null },
    select: { id: true, role: true },
  })
  return person && { role: person.role, personId: person.id }
}
