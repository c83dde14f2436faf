import type { Plugin } from 'prosemirror-state'
import type { NodeViewConstructor } from 'prosemirror-view'
import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'
import { linkCardView } from '#components/admin/editor/rich-text/remote/link-card-view.ts'
import { blockKeys } from '#components/admin/editor/rich-text/views/block-keys.ts'
import { codeView } from '#components/admin/editor/rich-text/views/code-view.ts'
import { componentView } from '#components/admin/editor/rich-text/views/component-view.ts'
import { currentBlock } from '#components/admin/editor/rich-text/views/current-block.ts'
import { figureView } from '#components/admin/editor/rich-text/views/figure-view.ts'
import { footnoteJumps } from '#components/admin/editor/rich-text/views/footnote-jumps.ts'
import { footnoteMarkView, footnoteView } from '#components/admin/editor/rich-text/views/footnote-view.ts'
import { highlightCode } from '#components/admin/editor/rich-text/views/highlight/highlight-plugin.ts'
import { imageView } from '#components/admin/editor/rich-text/views/image-view.ts'
import { rawInlineView, rawView } from '#components/admin/editor/rich-text/views/raw-view.ts'
import { tableTools } from '#components/admin/editor/rich-text/views/table-tools.ts'
import { tableView } from '#components/admin/editor/rich-text/views/table-view.ts'
import { listItemView } from '#components/admin/editor/rich-text/views/task-view.ts'

/** What blocks do with keys and clicks. Stands before the general keymaps. */
export function viewPlugins(_services: EditorServices): Plugin[] {
  return [footnoteJumps(), blockKeys(), tableTools(), currentBlock(), highlightCode()]
}

/** How each kind of block is drawn, where toDOM of the schema is not enough. */
export function nodeViews(services: EditorServices): Record<string, NodeViewConstructor> {
  return {
    component: componentView(services),
    figure: figureView(services),
    linkCard: linkCardView(services),
    code: codeView(services),
    footnote: footnoteView(services),
    footnoteMark: footnoteMarkView,
    image: imageView,
    listItem: listItemView,
    raw: rawView,
    rawInline: rawInlineView,
    table: tableView,
  }
}
