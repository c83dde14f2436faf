import type { DraftFields } from '#components/admin/editor/draft-fields.ts'
import type { Failure } from '#lib/admin/views.ts'

/** A version of the draft that another page saved. `by`: for the writer; null: unknown. `savedAt`: ISO 8601. */
export type Stored = { version: number; fields: DraftFields; savedAt: string; by: string | null }

/** Why the draft is not saved, when that is not only a matter of seconds. */
export type Trouble =
  /** It is tried again. */
  | { kind: 'away'; failure: Failure }
  /** It is tried again when the writer has signed in. */
  | { kind: 'signed_out'; failure: Failure }
  /** Somebody saved another text. It is not tried again before the writer has chosen. */
  | { kind: 'conflict'; theirs: Stored }
  /** It is tried again when the writer has changed something. */
  | { kind: 'refused'; failure: Failure }

/** Whether this device can keep a copy of what the server has not. Else its storage is full, or the browser blocks it. */
export type CopyState = 'kept' | 'full' | 'blocked'

/** Everything that the editor knows about the draft. Replaced as a whole, never changed in place. */
export type DraftState = {
  fields: DraftFields
  /** The fields of `version`, as the server has them. */
  saved: DraftFields
  version: number
  /** ISO 8601. */
  savedAt: string
  isDirty: boolean
  isSaving: boolean
  trouble: Trouble | null
  copy: CopyState
  /** Whether the text says all that the rich view shows; what is saved is the text. */
  isSure: boolean
  /** Counts replacements of the text from outside the text field, which then has to show the new one. */
  textRevision: number
}
