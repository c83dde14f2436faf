import type { Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { readSelection } from '#components/admin/editor/rich-text/browser-selection.ts'
import type { Span } from '#components/admin/editor/rich-text/views/highlight/colouring.ts'
import { grammarOf } from '#components/admin/editor/rich-text/views/highlight/grammars.ts'
import {
  type Coloured,
  type Highlighting,
  highlightKey,
  highlightState,
} from '#components/admin/editor/rich-text/views/highlight/highlight-state.ts'

const PAUSE_MS = 120
/** Longer code keeps one colour: its grammar would be run over all of it after each pause. */
const MAX_LENGTH = 50_000

/** Colours blocks of code as the site does, a moment after the last key in them. */
export function highlightCode(): Plugin<Highlighting> {
  return new Plugin<Highlighting>({
    key: highlightKey,
    state: highlightState(),
    props: { decorations: (state) => highlightKey.getState(state)?.shown },
    view: (view) => new Highlighter(view),
  })
}

class Highlighter {
  private readonly view: EditorView
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly known = new WeakMap<Node, Span[]>()

  constructor(view: EditorView) {
    this.view = view
    this.later()
  }

  update(view: EditorView): void {
    if (staleIn(view).length > 0) this.later()
  }

  destroy(): void {
    clearTimeout(this.timer)
  }

  private later() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.colourNext(), PAUSE_MS)
  }

  /** One block at a time, so that keys come in between. */
  private async colourNext(): Promise<void> {
    const { view } = this
    if (view.isDestroyed) return
    // Drawing the block again would end what is being composed.
    if (view.composing) return this.later()
    const at = staleIn(view)[0]
    const code = at === undefined ? null : view.state.doc.nodeAt(at)
    if (at === undefined || !code) return
    const spans = await this.spansOf(code)
    if (view.isDestroyed) return
    if (view.composing || view.state.doc.nodeAt(at) !== code) return this.later()
    readSelection(view)
    const coloured: Coloured = { at, code, spans }
    view.dispatch(view.state.tr.setMeta(highlightKey, coloured).setMeta('addToHistory', false))
  }

  private async spansOf(code: Node): Promise<Span[]> {
    const before = this.known.get(code)
    if (before) return before
    const grammar = grammarOf(code.attrs.lang)
    const text = code.textContent
    const isPlain = grammar === null || text === '' || text.length > MAX_LENGTH
    const spans = isPlain ? [] : await coloursOf(text, grammar)
    this.known.set(code, spans)
    return spans
  }
}

function staleIn({ state }: EditorView): readonly number[] {
  return highlightKey.getState(state)?.stale ?? []
}

/** Offline, a grammar may not arrive: the code stays as it is. */
async function coloursOf(text: string, grammar: string): Promise<Span[]> {
  try {
    const { colour } = await import('#components/admin/editor/rich-text/views/highlight/colouring.ts')
    return await colour(text, grammar)
  } catch {
    return []
  }
}
