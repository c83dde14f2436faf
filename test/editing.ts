import type { Node } from 'prosemirror-model'
import { type Command, EditorState, type Plugin, TextSelection, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { KeptText } from '#components/admin/editor/rich-text/markdown/kept-text.ts'
import { richPlugins } from '#components/admin/editor/rich-text/plugins.ts'

/** The part of a view that takes events, where there is no page. */
export const NO_DOM = { ownerDocument: new EventTarget() }

const CARET = '‸'

const noServices = { chooseImage() {}, replaceImage() {}, uploadFiles() {}, announce() {} }

/** A rich text editor without a page. In the source, ‸ stands for the caret, two for the ends of a selection. */
export class Editing {
  state: EditorState
  private readonly kept: KeptText

  constructor(source: string, plugins: Plugin[] = richPlugins(noServices)) {
    this.kept = KeptText.read(source)
    const { tr } = EditorState.create({ doc: this.kept.doc })
    const places = placesOf(this.kept.doc)
    for (const at of places.toReversed()) tr.delete(at, at + 1)
    const [anchor = 1, head = anchor] = places.map((at, index) => at - index)
    const state = EditorState.create({ doc: tr.doc, plugins })
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

  /** Presses a key, such as Tab or Mod-b. */
  press(name: string): this {
    const parts = name.split('-')
    const key = parts.pop() ?? ''
    const [shiftKey, altKey, ctrlKey] = ['Shift', 'Alt', 'Mod'].map((modifier) => parts.includes(modifier))
    const event = { key, keyCode: 0, shiftKey, altKey, ctrlKey, metaKey: false }
    this.state.plugins.some(({ props }) =>
      props.handleKeyDown?.call(props as never, this.view, event as unknown as KeyboardEvent),
    )
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

  /** As much of a view as commands and rules ask for. */
  private get view(): EditorView {
    const read = () => this.state
    return {
      get state() {
        return read()
      },
      dispatch: this.dispatch,
      composing: false,
      dom: NO_DOM,
    } as unknown as EditorView
  }

  private input(text: string) {
    const { from, to } = this.state.selection
    const insert = () => this.state.tr.insertText(text, from, to)
    for (const plugin of this.state.plugins) {
      if (plugin.props.handleTextInput?.call(plugin, this.view, from, to, text, insert)) return
    }
    this.dispatch(insert())
  }
}

function placesOf(doc: Node): number[] {
  const found: number[] = []
  doc.descendants((node, at) => {
    for (const { index } of (node.text ?? '').matchAll(new RegExp(CARET, 'g'))) found.push(at + index)
  })
  return found
}
