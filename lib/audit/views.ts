/** An entry of the audit log. */
export type AuditView = {
  id: string
  at: Date
  /** Null: the publication itself, or a deleted user. */
  user: string | null
  /** Noun and verb, such as post.publish. */
  action: string
  subject: AuditSubject
  detail: string
}

/** What the event is about; the name is null when it has been deleted. */
export type AuditSubject = { type: string; id: string; name: string | null }
