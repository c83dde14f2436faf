import type { Splice } from '#components/admin/editor/saving/splice.ts'
import type { DraftStatus, Failure, Result } from '#lib/admin/views.ts'

export type SaveRequest = {
  postId: string
  version: number
  saveId: string
  bodySplice?: Splice
  conflicting?: Record<string, unknown>[]
} & Record<string, unknown>

export type DraftServer = {
  save: (input: SaveRequest, options?: { isLeaving?: boolean }) => Promise<Result<{ version: number }>>
  status: () => Promise<Result<DraftStatus>>
}

/** A save that takes longer is sent again; the server recognises it. */
const SAVE_TIMEOUT_MS = 30_000
const LOOK_TIMEOUT_MS = 10_000

/** The most that a request may carry that outlives its page, with room for its headers (Fetch, 4.8: 64 KiB). */
const MAX_AFTER_LEAVING = 60_000

/** The draft on the server, reached as one user: with another one signed in, it answers `other_user`. */
export function createDraftServer({ postId, userId }: { postId: string; userId: string }): DraftServer {
  const query = new URLSearchParams({ post: postId, user: userId })
  const address = `/api/admin/drafts?${query}`
  return {
    save: (input, { isLeaving = false } = {}) => {
      const body = JSON.stringify(input)
      return request(address, {
        method: 'PATCH',
        body,
        keepalive: isLeaving && body.length * 3 < MAX_AFTER_LEAVING,
        signal: AbortSignal.timeout(SAVE_TIMEOUT_MS),
      })
    },
    status: () => request(address, { cache: 'no-store', signal: AbortSignal.timeout(LOOK_TIMEOUT_MS) }),
  }
}

/** The server's own failure where it sent one. Never rejects. */
async function request<T>(address: string, init: RequestInit): Promise<Result<T>> {
  try {
    const response = await fetch(address, init)
    const result: Result<T> | null = await response.json().catch(() => null)
    if (result && typeof result.ok === 'boolean') return result
    return failure(response.status === 413 ? 'too_large' : 'fault', messageFor(response.status))
  } catch {
    return failure('unreachable', 'The server did not respond.')
  }
}

function messageFor(status: number): string {
  if (status === 413) return 'This text is too long. Shorten it.'
  return `The server answered with an error (${status}).`
}

function failure(code: string, message: string): Failure {
  return { ok: false, code, message, fields: {}, problems: [] }
}
