import type { Node } from 'prosemirror-model'
import { type Command, EditorState, type Plugin, TextSelection, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { KeptText } from '#components/admin/editor/rich-text/markdown/kept-text.ts'
import { richPlugins } from '#components/admin/editor/rich-text/plugins.ts'

const CARET = '‸'

const noServices = { chooseImage() {}, uploadFiles() {}, announce() {} }

/** A rich text editor without a page. In the source, ‸ stands for the caret, two for the ends of a selection. */
export class Editing {
  state: EditorState
  private readonly kept: KeptText

  constructor(source: string, plugins: Plugin[] = richPlugins(noServices)) {
    const marked = KeptText.read(source).doc
    const [anchor = 1, head = anchor] = placesOf(marked)
    this.kept = KeptText.read(source.replaceAll(CARET, ''))
    const state = EditorState.create({ doc: this.kept.doc, plugins })
    this.state = state.apply(
      state.tr.setSelection(TextSelection.between(state.doc.resolve(anchor), state.doc.resolve(head))),
    )
  }

  readonly dispatch = (tr: Transaction): void => {
    this.state = this.state.apply(tr)
  }

  run(command: Command): boolean {
    return command(this.state, this.dispatch)
  }

  /** Types one character after another, as from a keyboard. */
  type(text: string): this {
    for (const character of text) this.input(character)
    return this
  }

  /** The text as MDX. */
  get source(): string {
    this.kept.update(this.state.doc)
    return this.kept.toString()
  }

  /** The text with ‸ where the caret stands. */
  get withCaret(): string {
    const { from, $from } = this.state.selection
    const marked = $from.parent.inlineContent
      ? this.state.apply(this.state.tr.insertText(CARET, from))
      : this.state
    const kept = KeptText.read(this.source)
    kept.update(marked.doc)
    return kept.toString()
  }

  private input(text: string) {
    const { from, to } = this.state.selection
    const { state, dispatch } = this
    const view = { state, dispatch, composing: false } as unknown as EditorView
    const deflt = () => this.state.tr.insertText(text, from, to)
    for (const plugin of state.plugins) {
      if (plugin.props.handleTextInput?.call(plugin, view, from, to, text, deflt)) return
    }
    this.dispatch(deflt())
  }
}

/** The positions of the carets, without counting the carets themselves. */
function placesOf(doc: Node): number[] {
  const found: number[] = []
  doc.descendants((node, at) => {
    for (const { index } of (node.text ?? '').matchAll(new RegExp(CARET, 'g')))
      found.push(at + index - found.length)
  })
  return found
}
