import type { Role } from '#prisma/enums.ts'

/**
 * Who asks. Every verb takes one and decides by it. The publication itself acts through the command line and jobs,
 * and may do what an owner may.
 */
export type Viewer = { role: Role; userId: string } | { role: 'publication'; userId: null }

export const publicationItself: Viewer = { role: 'publication', userId: null }
