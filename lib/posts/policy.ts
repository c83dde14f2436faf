import type { Viewer } from '#lib/auth/viewer.ts'
import type { PostKind } from '#prisma/enums.ts'

/** What one may do to a post. `read`: see its draft, its history and its preview. `review`: hand it back to its writer. */
export type Ability =
  | 'read'
  | 'edit'
  | 'submit'
  | 'review'
  | 'publish'
  | 'unpublish'
  | 'trash'
  | 'restore'
  | 'withdraw'

/** Where a post stands: `draft` has no live revision, whether or not it once had one. */
export type PostState = 'draft' | 'live' | 'trashed' | 'withdrawn'

type Scope = 'none' | 'own' | 'any'
type Rule = { contributor: Scope; author: Scope; editor: Scope }

const writers: Rule = { contributor: 'own', author: 'own', editor: 'any' }
const publishers: Rule = { contributor: 'none', author: 'own', editor: 'any' }
const editors: Rule = { contributor: 'none', author: 'none', editor: 'any' }

/**
 * Who may do what to an article in which state; on a page an author may what a contributor may. Administrators and owners may do what editors may. A state that is missing
 * here is one in which the verb makes no sense, whoever asks.
 */
export const PERMISSIONS: Record<Ability, Partial<Record<PostState, Rule>>> = {
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

/** `impossible`: the state forbids it to everybody. */
export type Permission = 'yes' | 'hidden' | 'forbidden' | 'impossible'

export type Judged = { ownerId: string | null; state: PostState; kind: PostKind }

/** Whether the viewer may do this to a post. What they may not even read is hidden. */
export function may(viewer: Viewer, ability: Ability, post: Judged): Permission {
  if (!allows(PERMISSIONS.read[post.state], viewer, post)) return 'hidden'
  const rule = PERMISSIONS[ability][post.state]
  if (!rule) return 'impossible'
  return allows(rule, viewer, post) ? 'yes' : 'forbidden'
}

function allows(rule: Rule | undefined, viewer: Viewer, post: Judged): boolean {
  const scope = rule?.[columnOf(viewer, post)]
  if (scope === 'own') return viewer.userId !== null && viewer.userId === post.ownerId
  return scope === 'any'
}

// Pages are for editors and up: whatever author has one writes it like a contributor.
function columnOf({ role }: Viewer, { kind }: Judged): keyof Rule {
  if (role === 'author') return kind === 'page' ? 'contributor' : 'author'
  return role === 'contributor' ? 'contributor' : 'editor'
}
