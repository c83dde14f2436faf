import type { Plugin } from 'prosemirror-state'
import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'

export function menuPlugins(_services: EditorServices): Plugin[] {
  return []
}
