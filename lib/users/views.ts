import type { Role } from '#prisma/enums.ts'

export type UserView = {
  id: string
  name: string
  email: string
  role: Role
  suspendedAt: Date | null
  createdAt: Date
  lastSeenAt: Date | null
  /** What a mail server said when it refused their address for good; null when none did. */
  bounce: string | null
}

export type InvitationView = {
  id: string
  email: string
  role: Role
  expiresAt: Date
  /** Whether the viewer may withdraw it. */
  mayEnd: boolean
}
