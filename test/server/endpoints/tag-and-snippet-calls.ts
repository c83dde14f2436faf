import { publicationItself } from '#lib/auth/viewer.ts'
import { createSnippet, createTemplate } from '#lib/snippets/saving.ts'
import { findOrCreateTag } from '#lib/tags/creating.ts'
import type { Role } from '#prisma/enums.ts'
import { someDraft } from '#test/factories.ts'
import type { CallPlan } from '#test/server/endpoints/calls.ts'
import { hire } from '#test/server/endpoints/staff.ts'

const EVERYBODY_BELOW_EDITOR: Role[] = ['contributor', 'author']

/** A valid call of each action about tags, snippets and templates. */
export const tagAndSnippetPlans: Record<string, CallPlan> = {
  'admin/tags saveTagAction': {
    refused: EVERYBODY_BELOW_EDITOR,
    repeats: 'the same words are saved again',
    prepare: async () => {
      const [id, slug] = [await tag(), `tag-${crypto.randomUUID()}`]
      const args = [{ id, name: slug, slug, description: 'About it.' }]
      return { by: await hire('editor'), path: '/admin/tags', args }
    },
  },
  'admin/tags mergeTagsAction': {
    refused: EVERYBODY_BELOW_EDITOR,
    prepare: async () => ({
      by: await hire('editor'),
      path: '/admin/tags',
      args: [{ from: await tag(), into: await tag() }],
    }),
  },
  'admin/posts newFromTemplateAction': {
    refused: [],
    repeats: 'two calls create two posts',
    prepare: async () => {
      const { postId } = await someDraft()
      const id = await createTemplate(publicationItself, { postId, name: crypto.randomUUID() })
      return { by: await hire('contributor'), path: '/admin/posts', args: [id] }
    },
  },
  'admin/posts/[id] saveTemplateAction': {
    refused: EVERYBODY_BELOW_EDITOR,
    prepare: async () => {
      const by = await hire('author')
      const { postId } = await someDraft({}, by)
      return { by, path: `/admin/posts/${postId}`, args: [{ postId, name: crypto.randomUUID() }] }
    },
  },
  'admin/snippets saveSnippetAction': {
    refused: EVERYBODY_BELOW_EDITOR,
    repeats: 'the same words are saved again',
    prepare: async () => {
      const { by, id } = await snippet()
      return { by, path: '/admin/snippets', args: [{ id, name: crypto.randomUUID(), body: 'Other words.' }] }
    },
  },
  'admin/snippets deleteSnippetAction': {
    refused: EVERYBODY_BELOW_EDITOR,
    prepare: async () => {
      const { by, id } = await snippet()
      return { by, path: '/admin/snippets', args: [id] }
    },
  },
}

async function snippet() {
  const by = await hire('author')
  return { by, id: await createSnippet(by, { name: crypto.randomUUID(), body: 'Words.' }) }
}

function tag(): Promise<string> {
  return findOrCreateTag(publicationItself, { name: `Tag ${crypto.randomUUID()}` })
}
