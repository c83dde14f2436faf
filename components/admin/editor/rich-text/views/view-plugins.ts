import type { Plugin } from 'prosemirror-state'
import type { NodeViewConstructor } from 'prosemirror-view'
import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'

export function viewPlugins(_services: EditorServices): Plugin[] {
  return []
}

/** How each kind of block is drawn, where toDOM of the schema is not enough. */
export function nodeViews(_services: EditorServices): Record<string, NodeViewConstructor> {
  return {}
}
