import type { Plugin } from 'prosemirror-state'
import { autolink } from '#components/admin/editor/rich-text/order/autolink.ts'
import { footnotesGoTogether } from '#components/admin/editor/rich-text/order/footnotes.ts'
import { firstRowIsHeader } from '#components/admin/editor/rich-text/order/header-row.ts'
import { joinLists } from '#components/admin/editor/rich-text/order/join-lists.ts'

/** What keeps the document such that Markdown can say it. */
export function orderPlugins(): Plugin[] {
  return [firstRowIsHeader(), joinLists(), footnotesGoTogether(), autolink()]
}
