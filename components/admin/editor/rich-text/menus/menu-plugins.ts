import type { Plugin } from 'prosemirror-state'
import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'
import { blockTools } from '#components/admin/editor/rich-text/menus/blocks/block-tools.ts'
import { bubblePlugin } from '#components/admin/editor/rich-text/menus/bubble/bubble-plugin.ts'
import { linkPlugin } from '#components/admin/editor/rich-text/menus/bubble/link-state.ts'
import { findPlugins } from '#components/admin/editor/rich-text/menus/find/find-plugin.ts'
import { focusMode } from '#components/admin/editor/rich-text/menus/panels/focus-mode.ts'
import { snippetPlace } from '#components/admin/editor/rich-text/menus/snippets/insert-snippet.ts'
import { allTriggers } from '#components/admin/editor/rich-text/menus/suggest/all-triggers.ts'
import { suggestPlugin } from '#components/admin/editor/rich-text/menus/suggest/suggest-plugin.ts'

export function menuPlugins(services: EditorServices): Plugin[] {
  return [
    suggestPlugin(allTriggers(services), services.announce),
    linkPlugin(),
    bubblePlugin(services),
    snippetPlace(),
    blockTools(services),
    ...findPlugins(services.announce),
    focusMode(),
  ]
}
