'use server'

import { refresh } from 'next/cache'
import type { Result } from '#lib/desk/views'
import { createPost, type DraftRef } from '#lib/posts/editing'
import { restorePost, trashPost } from '#lib/posts/removing'
import { action } from '#lib/web/action'

export async function newPostAction(kind: 'article' | 'page'): Promise<Result<DraftRef>> {
  return action(createPost)({ kind: kind === 'page' ? 'page' : 'article' })
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
