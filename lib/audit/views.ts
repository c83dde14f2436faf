/** Something that was done, as the audit log shows it. */
export type AuditView = {
  id: string
  at: Date
  /** Null: the publication itself, or somebody who is no longer here. */
  user: string | null
  /** Noun and verb, such as post.publish. */
  action: string
  subject: AuditSubject
  detail: string
}

/** What it was done to; the name is null when that is gone. */
export type AuditSubject = { type: string; id: string; name: string | null }
