import { requestJson } from '#components/admin/editor/live/request-json.ts'
import type { Splice } from '#components/admin/editor/saving/splice.ts'
import type { DraftStatus, Result } from '#lib/admin/views.ts'

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
      return requestJson(address, {
        method: 'PATCH',
        body,
        keepalive: isLeaving && body.length * 3 < MAX_AFTER_LEAVING,
        signal: AbortSignal.timeout(SAVE_TIMEOUT_MS),
      })
    },
    status: () => requestJson(address, { cache: 'no-store', signal: AbortSignal.timeout(LOOK_TIMEOUT_MS) }),
  }
}
