import { publicationItself, type Viewer } from '#lib/auth/viewer.ts'
import { findOrCreateByline } from '#lib/bylines/creating.ts'
import { newId } from '#lib/core/id.ts'
import { db } from '#lib/db/client.ts'
import { createPost, type DraftRef } from '#lib/posts/editing.ts'
import type { CreateInput } from '#lib/posts/input.ts'
import { type Published, publishPost } from '#lib/posts/publishing.ts'
import type { Role } from '#prisma/enums.ts'

/** Creates a user with a role and returns the viewer. There is only one owner. */
export async function someone(role: Role): Promise<Viewer & { userId: string }> {
  const owner = role === 'owner' ? await db().user.findFirst({ where: { role }, select: { id: true } }) : null
  const id = owner?.id ?? newId()
  const data = { id, role, email: `${id}@example.org`, name: `The ${role}` }
  if (!owner) await db().user.create({ data, select: { id: true } })
  return { role, userId: id }
}

/** Creates a draft with a title and a text, as the publication itself unless a viewer is given. */
export function someDraft(fields: CreateInput = {}, viewer: Viewer = publicationItself): Promise<DraftRef> {
  return createPost(viewer, {
    title: 'A quiet morning',
    body: 'Nothing happened, and it was good.',
    ...fields,
  })
}

/** Creates a live post. Returns what was published, the post id and the version of the draft. */
export async function somePost(
  fields: CreateInput = {},
  viewer: Viewer = publicationItself,
): Promise<Published & DraftRef> {
  const draft = await someDraft(fields, viewer)
  return { ...draft, ...(await publishPost(viewer, draft)) }
}

/** The byline with this name, created if needed. */
export function someByline(name = 'Ada Quill'): Promise<string> {
  return findOrCreateByline(publicationItself, { name })
}
