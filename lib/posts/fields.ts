import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Invalid } from '#lib/core/errors.ts'
import { type DraftFieldName, mapNames } from '#lib/fields/choosing.ts'
import { DRAFT_FIELDS, type DraftField } from '#lib/fields/draft-fields.ts'
import type { DraftChange } from '#lib/posts/input.ts'
import type { PostKind, Role } from '#prisma/enums.ts'

/** The fields of a post that a writer may send: those of its draft, and `kind` on creation. */
export type PostField = DraftFieldName | 'kind'

type Rule = {
  /** The lowest role that may change the field; lower roles may only send its current value. */
  setBy: Role
  /** The validation message for lower roles. */
  refusal: string
}

/** Permissions by field. */
export const POST_FIELDS: Record<PostField, Rule> = {
  ...mapNames(Object.keys(DRAFT_FIELDS) as DraftFieldName[], ruleOf),
  /** Anything but an article: pages sit at the root of the site. */
  kind: { setBy: 'editor', refusal: 'You need an editor to create a page.' },
}

function ruleOf(name: DraftFieldName): Rule {
  const { setBy }: DraftField = DRAFT_FIELDS[name]
  if (setBy === 'writers') return { setBy: 'contributor', refusal: 'You cannot change this.' }
  return { setBy: setBy.role, refusal: setBy.refusal }
}

/** Whether the viewer may change this field of a post they may edit. */
export function maySet(viewer: Viewer, field: PostField): boolean {
  return holds(viewer, POST_FIELDS[field].setBy)
}

type Values = DraftChange & { kind?: PostKind }

/** The fields of a change that the viewer may not change. */
export function guardedFields(viewer: Viewer, change: Values): PostField[] {
  return FIELDS.filter((field) => change[field] !== undefined && !maySet(viewer, field))
}

/**
 * Throws Invalid, by field, for what the viewer may not change. `current` holds the present values of the guarded
 * fields: sending the same value again passes.
 */
export function requireSettable(viewer: Viewer, change: Values, current: Values): void {
  const refused = guardedFields(viewer, change).filter((field) => !isSame(change[field], current[field]))
  if (refused.length > 0)
    throw new Invalid(Object.fromEntries(refused.map((field) => [field, POST_FIELDS[field].refusal])))
}

const FIELDS = Object.keys(POST_FIELDS) as PostField[]

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
