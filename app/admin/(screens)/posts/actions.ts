'use server'

import { refresh } from 'next/cache'
import type { Result } from '#lib/admin/views.ts'
import { createPost } from '#lib/posts/editing.ts'
import { restorePost, trashPost } from '#lib/posts/removing.ts'
import { startFromTemplate } from '#lib/snippets/starting.ts'
import { action } from '#lib/web/action.ts'
import { asText } from '#lib/web/form.ts'

/** Returns the URL of the new post. */
export async function newPostAction(kind: 'article' | 'page'): Promise<Result<string>> {
  return action(async (viewer, asked: unknown) => {
    const { postId } = await createPost(viewer, { kind: asked === 'page' ? 'page' : 'article' })
    return `/admin/posts/${postId}`
  })(kind)
}

/** Returns the URL of the new post. */
export async function newFromTemplateAction(templateId: string): Promise<Result<string>> {
  return action(async (viewer, id: string) => {
    const { postId } = await startFromTemplate(viewer, id)
    return `/admin/posts/${postId}`
  })(asText(templateId))
}

export async function trashPostAction(id: string): Promise<Result<void>> {
  return refreshed(trashPost, id)
}

export async function restorePostAction(id: string): Promise<Result<void>> {
  return refreshed(restorePost, id)
}

async function refreshed(change: typeof trashPost, id: string): Promise<Result<void>> {
  const result = await action(change)(asText(id))
  if (result.ok) refresh()
  return result
}
