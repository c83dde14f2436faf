import type { Viewer } from '#lib/auth/viewer.ts'
import { NotFound } from '#lib/core/errors.ts'
import { createPost, type DraftRef } from '#lib/posts/editing.ts'
import { getSnippet } from '#lib/snippets/reading.ts'

/** Creates a post with the text and the fields of a template, as createPost does. Throws Invalid and NotFound. */
export async function startFromTemplate(viewer: Viewer, templateId: string): Promise<DraftRef> {
  const { purpose, kind, title, dek, body, tags, seriesId } = await getSnippet(viewer, templateId)
  if (purpose !== 'template') throw new NotFound('template')
  return createPost(viewer, { kind, title, dek, body, tags, seriesId })
}
