import type { Role } from '#prisma/enums'

export type PersonView = {
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

export type SessionView = {
  id: string
  userAgent: string
  createdAt: Date
  lastSeenAt: Date
}
