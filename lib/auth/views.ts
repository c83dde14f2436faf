export type SessionView = {
  id: string
  userAgent: string
  createdAt: Date
  lastSeenAt: Date
}
