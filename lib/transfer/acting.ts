import { db } from '#lib/db/client'
import { Invalid } from '#lib/errors'
import { findOwner, findViewerByEmail } from '#lib/people/finding'
import { publicationItself, type Viewer } from '#lib/people/viewer'

/**
 * Who acts from the command line: the person with this e-mail address, else the owner, and the publication itself while
 * there is nobody. Throws Invalid when nobody can be found.
 */
export async function findActor(email?: string): Promise<Viewer> {
  const person = email === undefined ? await findOwner() : await findViewerByEmail(email)
  if (person) return person
  if (email !== undefined)
    throw new Invalid({ as: `Nobody who may sign in has the address ${email}. Give another one.` })
  if ((await db().person.count()) === 0) return publicationItself
  throw new Invalid({ as: 'There is no owner to act for. Name somebody with --as.' })
}
