import type { DraftFields } from '#components/admin/editor/draft-fields.ts'

/** An unsaved draft in this browser's local storage. `at`: ISO 8601. */
export type LocalBackup = { version: number; fields: DraftFields; at?: string }

const keyOf = (postId: string) => `draft-backup:${postId}`

/** Stores an unsaved draft. Does nothing where storage is unavailable. */
export function saveBackup(postId: string, backup: LocalBackup): void {
  try {
    localStorage.setItem(keyOf(postId), JSON.stringify({ ...backup, at: new Date().toISOString() }))
  } catch {
    // Private windows and full disks throw. The page still has the text.
  }
}

export function findBackup(postId: string): LocalBackup | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(postId)) ?? 'null')
  } catch {
    return null
  }
}

export function discardBackup(postId: string): void {
  try {
    localStorage.removeItem(keyOf(postId))
  } catch {
    // Without storage there is no backup to remove.
  }
}
