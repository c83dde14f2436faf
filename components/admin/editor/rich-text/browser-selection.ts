import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

/**
 * Takes over the caret from the browser, which reports a move only with the next frame. A change of the text or of its
 * marks before that would put the caret back to where it was. For every transaction that no key and no click caused.
 */
export function readSelection({ dom }: EditorView): void {
  dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
}

/** A key that follows a move of the caret at once acts where the caret is now. */
export function readSelectionFirst(): Plugin {
  const read = (view: EditorView) => {
    if (!view.composing) readSelection(view)
    return false
  }
  return new Plugin({ props: { handleDOMEvents: { keydown: read, paste: read, cut: read, copy: read } } })
}
