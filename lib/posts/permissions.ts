import type { Viewer } from '#lib/auth/viewer.ts'
import type { PostKind } from '#prisma/enums.ts'

/** Actions on a post. `read`: see its draft, history and preview. `review`: hand it back to its writer. */
export type PostAction =
  | 'read'
  | 'edit'
  | 'submit'
  | 'review'
  | 'publish'
  | 'unpublish'
  | 'trash'
  | 'restore'
  | 'withdraw'

/** `draft` means no live revision, whether or not there once was one. */
export type PostState = 'draft' | 'live' | 'trashed' | 'withdrawn'

type Scope = 'none' | 'own' | 'any'
type Rule = { contributor: Scope; author: Scope; editor: Scope }

const writers: Rule = { contributor: 'own', author: 'own', editor: 'any' }
const publishers: Rule = { contributor: 'none', author: 'own', editor: 'any' }
const editors: Rule = { contributor: 'none', author: 'none', editor: 'any' }

/**
 * Permissions by action and state, for articles; on a page an author has the permissions of a contributor.
 * Administrators and owners have those of editors. In a state that is missing here the action is impossible for every
 * role.
 */
export const PERMISSIONS: Record<PostAction, Partial<Record<PostState, Rule>>> = {
  read: { draft: writers, live: writers, trashed: writers, withdrawn: writers },
  edit: { draft: writers, live: writers },
  submit: { draft: writers, live: writers },
  review: { draft: editors, live: editors },
  publish: { draft: publishers, live: publishers },
  unpublish: { draft: publishers, live: publishers },
  trash: { draft: writers, live: publishers, trashed: writers },
  restore: { draft: writers, live: writers, trashed: writers },
  withdraw: { draft: editors, live: editors, withdrawn: editors },
}

/** `impossible`: the state forbids the action for every role. */
export type Permission = 'yes' | 'hidden' | 'forbidden' | 'impossible'

export type PermissionSubject = { ownerId: string | null; state: PostState; kind: PostKind }

/** The viewer's permission for an action on a post. A post they may not read is hidden. */
export function may(viewer: Viewer, ability: PostAction, post: PermissionSubject): Permission {
  if (!allows(PERMISSIONS.read[post.state], viewer, post)) return 'hidden'
  const rule = PERMISSIONS[ability][post.state]
  if (!rule) return 'impossible'
  return allows(rule, viewer, post) ? 'yes' : 'forbidden'
}

function allows(rule: Rule | undefined, viewer: Viewer, post: PermissionSubject): boolean {
  const scope = rule?.[effectiveRole(viewer, post)]
  if (scope === 'own') return viewer.userId !== null && viewer.userId === post.ownerId
  return scope === 'any'
}

// Pages are for editors and above: an author who owns one has the permissions of a contributor.
function effectiveRole({ role }: Viewer, { kind }: PermissionSubject): keyof Rule {
  if (role === 'author') return kind === 'page' ? 'contributor' : 'author'
  return role === 'contributor' ? 'contributor' : 'editor'
}
