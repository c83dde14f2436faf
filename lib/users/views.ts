import type { Role } from '#prisma/enums.ts'

export type UserView = {
  id: string
  name: string
  email: string
  role: Role
  suspendedAt: Date | null
  createdAt: Date
  lastSeenAt: Date | null
}

export type InvitationView = {
  id: string
  email: string
  role: Role
  expiresAt: Date
  /** Whether the viewer may withdraw it. */
  mayEnd: boolean
}
