import { db } from '#lib/db/client'
import { NotFound } from '#lib/errors'
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

/** The identifier of the person with this e-mail address, suspended or not. Throws NotFound; for the command line. */
export async function requirePersonByEmail(email: string): Promise<string> {
  const person = await db().person.findUnique({
    where: { email: email.trim().toLowerCase() },
    select: { id: true },
  })
  if (!person) throw new NotFound(`person as ${email}`)
  return person.id
}
