import type { Viewer } from '#lib/auth/viewer.ts'
import { Role } from '#prisma/enums.ts'

const RANK: Record<Viewer['role'], number> = {
  contributor: 0,
  author: 1,
  editor: 2,
  administrator: 3,
  owner: 4,
  publication: 5,
}

/**
 * The roles that each role may invite, change and suspend. A user cannot grant more than they hold; ownership is only
 * transferred.
 */
const MANAGES: Record<Viewer['role'], readonly Role[]> = {
  contributor: [],
  author: [],
  editor: ['contributor', 'author'],
  administrator: ['contributor', 'author', 'editor', 'administrator'],
  owner: ['contributor', 'author', 'editor', 'administrator'],
  publication: ['contributor', 'author', 'editor', 'administrator'],
}

/** Whether the viewer may invite, change or suspend users of this role. */
export function mayManage(viewer: Viewer, role: Role): boolean {
  return MANAGES[viewer.role].includes(role)
}

/**
 * Whether the viewer may withdraw or replace an open invitation; `sender` is the sender's role, null for the
 * publication itself. Editors may for invitations from editors, administrators for all.
 */
export function mayEndInvitation(
  viewer: Viewer,
  { role, sender }: { role: Role; sender: Role | null },
): boolean {
  const isSentFromAbove = sender === null || RANK[sender] >= RANK.administrator
  return mayManage(viewer, role) && (holds(viewer, 'administrator') || !isSentFromAbove)
}

/** The roles a viewer may grant, lowest first. */
export function grantableRoles(viewer: Viewer): Role[] {
  return Object.values(Role).filter((role) => role !== 'owner' && mayManage(viewer, role))
}

/** Whether the viewer has this role or a higher one. */
export function holds(viewer: Viewer, role: Role): boolean {
  return RANK[viewer.role] >= RANK[role]
}
