import { publicationItself, type Viewer } from '#lib/auth/viewer.ts'
import { Invalid } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { findOwner, findViewerByEmail } from '#lib/users/finding.ts'

/**
 * The user that a command acts as: the one with this e-mail address, else the owner, or the publication itself while
 * there are no users. Throws Invalid when there is no such user.
 */
export async function findActor(email?: string): Promise<Viewer> {
  const user = email === undefined ? await findOwner() : await findViewerByEmail(email)
  if (user) return user
  if (email !== undefined)
    throw new Invalid({ as: `No active user has the address ${email}. Use another one.` })
  if ((await db().user.count()) === 0) return publicationItself
  throw new Invalid({ as: 'There is no owner. Choose a user with --as.' })
}
