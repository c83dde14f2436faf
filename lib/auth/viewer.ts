import type { Role } from '#prisma/enums.ts'

/**
 * The caller. Every verb takes one and checks its permissions. The publication itself acts through the command line
 * and jobs, with the permissions of an owner.
 */
export type Viewer = { role: Role; userId: string } | { role: 'publication'; userId: null }

export const publicationItself: Viewer = { role: 'publication', userId: null }
