import { publicationItself as editor } from '#lib/auth/viewer.ts'
import { createPost, saveDraft } from '#lib/posts/editing.ts'
import type { CreateInput, SaveInput } from '#lib/posts/input.ts'
import { publishPost } from '#lib/posts/publishing.ts'
import { dataDir } from './site.ts'

// Edits through the same functions as the admin, from another process while the site runs.
process.env.DATA_DIR = dataDir
delete process.env.DATABASE_URL

export type Article = { postId: string; version: number; href: string }

export async function publishArticle(input: CreateInput): Promise<Article> {
  return publish(await createPost(editor, input))
}

/** Saves a change to a live article and publishes it. */
export async function republish({ postId, version }: Article, change: Partial<SaveInput>): Promise<Article> {
  return publish(await saveDraft(editor, { ...change, postId, version }))
}

async function publish(draft: { postId: string; version: number }): Promise<Article> {
  const { href } = await publishPost(editor, draft)
  return { ...draft, href }
}
