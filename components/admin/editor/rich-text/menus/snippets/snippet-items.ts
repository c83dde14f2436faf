import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'
import { insertSnippet } from '#components/admin/editor/rich-text/menus/snippets/insert-snippet.ts'
import type { BlockItem } from '#components/admin/editor/rich-text/menus/suggest/block-items.ts'

/** The snippets, after the blocks. `snippet` finds them all. */
export function snippetItems(
  services: Pick<EditorServices, 'snippets' | 'notify' | 'announce'>,
): readonly BlockItem[] {
  const { snippets, notify, announce } = services
  if (!snippets) return []
  return snippets.list().map(({ id, name }) => ({
    title: name,
    icon: 'snippet',
    hint: 'Snippet',
    aliases: ['snippet'],
    command: insertSnippet(() => snippets.load(id), notify ?? announce),
  }))
}
