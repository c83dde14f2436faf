import { z } from 'zod'
import type { LiveProblem } from '#lib/admin/views.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { checkArticle } from '#lib/content/mdx/pool/rendering.ts'
import { parseInput } from '#lib/core/input.ts'
import { id } from '#lib/core/text.ts'
import { body } from '#lib/fields/schemas.ts'
import { requirePost } from '#lib/posts/post-record.ts'

const input = z.object({ postId: id, body }).strict()

/**
 * What stands in the way of publishing a text that need not be saved, in text order. Throws NotFound and Forbidden
 * when the viewer may not edit the post, Invalid for a text that no draft could hold, and Unavailable.
 */
export async function checkText(viewer: Viewer, given: unknown): Promise<LiveProblem[]> {
  const { postId, body } = parseInput(input, given)
  await requirePost(viewer, postId, 'edit')
  const problems = await checkArticle(body)
  const starts = lineStarts(body)
  return problems.map((problem) => ({ ...problem, offset: offsetOf(problem, starts, body.length) }))
}

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
}

function offsetOf({ line, column }: { line: number; column: number }, starts: number[], length: number) {
  return Math.min((starts[line - 1] ?? length) + column - 1, length)
}
