'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { Result } from '#lib/desk/views'
import { createPost } from '#lib/posts/editing'
import { restorePost, trashPost } from '#lib/posts/removing'
import { action } from '#lib/web/action'
import { answer } from '#lib/web/result'
import { requireSignedIn } from '#lib/web/session'

export async function newPostAction(kind: 'article' | 'page'): Promise<void> {
  const { viewer } = await requireSignedIn('/admin/posts')
  const created = await answer(() => createPost(viewer, { kind: kind === 'page' ? 'page' : 'article' }))
  redirect(created.ok ? `/admin/posts/${created.value.postId}` : '/admin/posts')
}

export async function trashPostAction(id: string): Promise<Result<void>> {
  return refreshed(trashPost, id)
}

export async function restorePostAction(id: string): Promise<Result<void>> {
  return refreshed(restorePost, id)
}

async function refreshed(verb: typeof trashPost, id: string): Promise<Result<void>> {
  const result = await action(verb)(String(id))
  if (result.ok) refresh()
  return result
}
