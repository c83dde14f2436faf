'use server'

import { redirect } from 'next/navigation'
import { createPost } from '#lib/posts/editing'
import { requireSignedIn } from '#lib/web/session'

export async function newPostAction(): Promise<void> {
  const { viewer } = await requireSignedIn('/admin/posts')
  const { postId } = await createPost(viewer, {})
  redirect(`/admin/posts/${postId}`)
}
