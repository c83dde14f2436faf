import { dropCursor } from 'prosemirror-dropcursor'
import { gapCursor } from 'prosemirror-gapcursor'
import { history } from 'prosemirror-history'
import type { Plugin } from 'prosemirror-state'
import { tableEditing } from 'prosemirror-tables'
import { readSelectionFirst } from '#components/admin/editor/rich-text/browser-selection.ts'
import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'
import { inputRulesPlugins } from '#components/admin/editor/rich-text/keys/input-rules.ts'
import { keepLinkPlugin } from '#components/admin/editor/rich-text/keys/keep-link.ts'
import { keymaps } from '#components/admin/editor/rich-text/keys/keymaps.ts'
import { menuPlugins } from '#components/admin/editor/rich-text/menus/menu-plugins.ts'
import { orderPlugins } from '#components/admin/editor/rich-text/order/order-plugins.ts'
import { pastePlugins } from '#components/admin/editor/rich-text/paste/paste-plugins.ts'
import { problemMarks } from '#components/admin/editor/rich-text/problems/problem-marks.ts'
import { addressChoice } from '#components/admin/editor/rich-text/remote/address-choice.ts'
import { cardPlaces } from '#components/admin/editor/rich-text/remote/card-places.ts'
import { remoteBar } from '#components/admin/editor/rich-text/remote/remote-bar.ts'
import { viewPlugins } from '#components/admin/editor/rich-text/views/view-plugins.ts'

/** The plugins of the rich text view. The first that takes a key keeps it: menus and blocks come before the keymap. */
export function richPlugins(services: EditorServices): Plugin[] {
  return [
    readSelectionFirst(),
    ...menuPlugins(services),
    addressChoice(services),
    cardPlaces(),
    remoteBar(services),
    ...pastePlugins(services),
    keepLinkPlugin(),
    ...inputRulesPlugins(services),
    ...viewPlugins(services),
    ...keymaps(services),
    ...orderPlugins(),
    problemMarks(),
    history({ newGroupDelay: 600 }),
    dropCursor({ color: 'var(--accent)', width: 2 }),
    gapCursor(),
    tableEditing(),
  ]
}
