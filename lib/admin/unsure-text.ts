import { z } from 'zod'
import type { Viewer } from '#lib/auth/viewer.ts'
import { parseInput } from '#lib/core/input.ts'
import { warn } from '#lib/core/log.ts'
import { id } from '#lib/core/text.ts'
import { requirePost } from '#lib/posts/post-record.ts'

const kind = z.string().regex(/^[a-zA-Z]{1,40}$/, 'Name a kind of block.')
const input = z.object({ postId: id, kinds: z.array(kind).max(30, 'Name at most 30 kinds.') }).strict()

/**
 * Notes in the server's log that the editor could not write blocks of these kinds so that they read back as shown: a
 * fault of the program. Throws Invalid, NotFound, and Forbidden when the viewer may not edit the post.
 */
export async function noteUnsureText(viewer: Viewer, given: unknown): Promise<void> {
  const { postId, kinds } = parseInput(input, given)
  await requirePost(viewer, postId, 'edit')
  warn({ post: postId, kinds: kinds.join(' ') }, 'The editor shows blocks that its text does not say.')
}
