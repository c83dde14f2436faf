import { publicationItself, type Viewer } from '#lib/auth/viewer.ts'
import { Invalid } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { findOwner, findViewerByEmail } from '#lib/users/finding.ts'

/**
 * Who acts from the command line: the person with this e-mail address, else the owner, and the publication itself while
 * there is nobody. Throws Invalid when nobody can be found.
 */
export async function findActor(email?: string): Promise<Viewer> {
  const user = email === undefined ? await findOwner() : await findViewerByEmail(email)
  if (user) return user
  if (email !== undefined)
    throw new Invalid({ as: `Nobody who may sign in has the address ${email}. Give another one.` })
  if ((await db().user.count()) === 0) return publicationItself
  throw new Invalid({ as: 'There is no owner to act for. Name somebody with --as.' })
}
