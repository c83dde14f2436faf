import type { SnippetInput } from '#lib/snippets/input.ts'
import { getSnippet, listSnippetChoices } from '#lib/snippets/reading.ts'
import { createSnippet } from '#lib/snippets/saving.ts'
import { api, readJson } from '#lib/web/api.ts'

/** One snippet or template, by `id`; or all of one `purpose`, to choose from. */
export const GET = api(async (viewer, request) => {
  const { searchParams } = new URL(request.url)
  const id = searchParams.get('id')
  return id === null ? listSnippetChoices(viewer, searchParams.get('purpose')) : getSnippet(viewer, id)
})

/** Saves a snippet. Not a server action: a save of the draft must not wait for it. */
export const POST = api(async (viewer, request) =>
  // The verb parses it.
  createSnippet(viewer, (await readJson(request)) as SnippetInput),
)
