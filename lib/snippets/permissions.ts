import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import type { PostKind } from '#prisma/enums.ts'

/** Whether the viewer may add snippets and templates. Everybody on the staff may use them. */
export function mayCreate(viewer: Viewer): boolean {
  return holds(viewer, 'author')
}

type Subject = { createdById: string | null; kind: PostKind }

/**
 * Whether the viewer may change or delete one: authors their own, unless it is a template of pages; editors and above
 * all.
 */
export function mayChange(viewer: Viewer, { createdById, kind }: Subject): boolean {
  if (holds(viewer, 'editor')) return true
  return mayCreate(viewer) && kind === 'article' && createdById !== null && createdById === viewer.userId
}
