import type { Manuscript } from '#components/admin/editor/manuscript.tsx'

/** A text that was never saved, as this browser keeps it. */
export type Kept = { version: number; manuscript: Manuscript; at?: string }

const nameOf = (postId: string) => `unsaved:${postId}`

/** Keeps a text in this browser until it is saved. A browser without storage keeps nothing. */
export function keep(postId: string, kept: Kept): void {
  try {
    localStorage.setItem(nameOf(postId), JSON.stringify({ ...kept, at: new Date().toISOString() }))
  } catch {
    // Private windows and full disks refuse: the page itself still has the text.
  }
}

export function findKept(postId: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(nameOf(postId)) ?? 'null')
  } catch {
    return null
  }
}

export function forget(postId: string): void {
  try {
    localStorage.removeItem(nameOf(postId))
  } catch {
    // There is nothing to forget where nothing can be kept.
  }
}
