import { closeHistory } from 'prosemirror-history'
import { Fragment, type Node, Slice } from 'prosemirror-model'
import {
  type Command,
  type EditorState,
  Plugin,
  PluginKey,
  Selection,
  type Transaction,
} from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { readSelection } from '#components/admin/editor/rich-text/browser-selection.ts'
import { KeptText } from '#components/admin/editor/rich-text/markdown/kept-text.ts'
import { renameFootnotes } from '#components/admin/editor/rich-text/paste/rename-footnotes.ts'
import { asLine } from '#components/admin/editor/rich-text/paste/shape-slice.ts'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

/** Where the snippet goes that is being loaded; it moves along with edits before it. */
const key = new PluginKey<number | null>('snippetPlace')

export function snippetPlace(): Plugin<number | null> {
  return new Plugin<number | null>({
    key,
    state: {
      init: () => null,
      apply(tr, at) {
        const chosen: number | undefined = tr.getMeta(key)
        return chosen ?? (at === null ? null : tr.mapping.map(at))
      },
    },
  })
}

/** Loads a snippet, and inserts it where the caret was. */
export function insertSnippet(load: () => Promise<string | null>, say: (words: string) => void): Command {
  return (state, dispatch, view) => {
    if (!dispatch || !view) return true
    dispatch(state.tr.setMeta(key, state.selection.to))
    void load().then((source) => {
      if (source === null) return say('The snippet could not be loaded. Try again.')
      if (!isShown(view)) return
      readSelection(view)
      view.dispatch(withSnippet(view.state, source, key.getState(view.state)))
    })
    return true
  }
}

/** The view behind another one does not have the newest text. */
function isShown({ isDestroyed, dom }: EditorView): boolean {
  return !isDestroyed && dom.checkVisibility()
}

/**
 * MDX as blocks at a place: its first and last paragraphs flow into those around, its footnotes go to the end under
 * labels that are free. One step to undo.
 */
export function withSnippet(state: EditorState, source: string, at?: number | null): Transaction {
  const { doc, selection } = state
  const tr = closeHistory(state.tr)
  tr.setSelection(at == null ? selection : Selection.near(doc.resolve(at)))
  const read = new Slice(Fragment.from(KeptText.read(source).doc.children), 0, 0)
  const { notes = [], blocks = [] } = Object.groupBy(
    renameFootnotes(read, doc).content.content,
    ({ type }) => (type === nodes.footnote ? 'notes' : 'blocks'),
  )
  const content = new Slice(Fragment.from(blocks), openAt(blocks[0]), openAt(blocks.at(-1)))
  tr.replaceSelection(isInCell(tr.selection) ? new Slice(asLine(content), 0, 0) : content)
  tr.insert(tr.doc.content.size, notes)
  return tr.scrollIntoView().setMeta('paste', true)
}

function openAt(block: Node | undefined): number {
  return Number(block?.type === nodes.paragraph)
}

function isInCell({ $from }: Selection): boolean {
  return /cell$/.test($from.parent.type.spec.tableRole ?? '')
}
