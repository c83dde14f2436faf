import { closeHistory } from 'prosemirror-history'
import { EditorState, TextSelection } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import type { EditorTarget } from '#components/admin/editor/images/editor-target.ts'
import { readSelection } from '#components/admin/editor/rich-text/browser-selection.ts'
import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'
import { KeptText } from '#components/admin/editor/rich-text/markdown/kept-text.ts'
import { NeighbourCheck } from '#components/admin/editor/rich-text/markdown/neighbour-check.ts'
import { offsetOf, posOf } from '#components/admin/editor/rich-text/markdown/positions.ts'
import { richPlugins } from '#components/admin/editor/rich-text/plugins.ts'
import { showProblems } from '#components/admin/editor/rich-text/problems/problem-marks.ts'
import { reveal } from '#components/admin/editor/rich-text/reveal.ts'
import { type Bookmarks, richTarget } from '#components/admin/editor/rich-text/selection-target.ts'
import { nodeViews } from '#components/admin/editor/rich-text/views/view-plugins.ts'
import { WhenIdle } from '#components/admin/editor/rich-text/when-idle.ts'

type Options = {
  source: string
  services: EditorServices
  /** The whole text, within the event that changed it. */
  onChange: (source: string) => void
  /** After every change of the document or selection; for toolbars. */
  onState: (state: EditorState) => void
  /** Whether the text says all that is shown, when that changes; `kinds`: of the blocks in doubt. */
  onSure?: (isSure: boolean, kinds: string[]) => void
}

// Beyond this size, a block is written a moment after the last key instead of with each key.
const MAX_EAGER_SIZE = 20_000
const LAZY_MS = 150

// The caret must not go behind the bars that stay in sight: above the text, and on a phone below it.
const SCROLL_THRESHOLD = { top: 112, right: 0, bottom: 64, left: 0 }
const SCROLL_MARGIN = { top: 128, right: 5, bottom: 96, left: 5 }

/** The rich text view of a text: one ProseMirror document, and the MDX that it stands for. */
export class RichEditor {
  readonly view: EditorView
  readonly target: EditorTarget
  private kept: KeptText
  private check: NeighbourCheck
  private wasSure = true
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly idle = new WhenIdle((isOver) => this.checkSlice(isOver))
  private readonly options: Options
  private readonly bookmarks: Bookmarks = new Set()

  constructor(parent: HTMLElement, options: Options) {
    this.options = options
    this.kept = KeptText.read(options.source)
    this.check = new NeighbourCheck(this.kept)
    this.view = new EditorView(parent, {
      state: EditorState.create({ doc: this.kept.doc, plugins: richPlugins(options.services) }),
      nodeViews: nodeViews(options.services),
      attributes: {
        class: 'prose',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': 'Text',
        spellcheck: 'true',
      },
      dispatchTransaction: (transaction) => this.apply(transaction),
      handleDOMEvents: { blur: () => this.flush() },
      scrollThreshold: SCROLL_THRESHOLD,
      scrollMargin: SCROLL_MARGIN,
    })
    this.target = richTarget(this.view, this.bookmarks)
  }

  get source(): string {
    return this.kept.toString()
  }

  /** Shows another source; only the blocks that differ are replaced, in one step that can be undone. */
  setSource(source: string): void {
    if (source === this.source) return
    readSelection(this.view)
    const read = KeptText.read(source, this.kept)
    const { doc, tr } = this.view.state
    const { start, end, other } = differingBlocks(doc.children, read.doc.children)
    this.kept = read
    this.check = new NeighbourCheck(read)
    tr.replaceWith(
      sizeOf(doc.children, start),
      sizeOf(doc.children, end),
      read.doc.children.slice(start, other),
    )
    this.view.dispatch(closeHistory(tr).setMeta('source', true))
    this.view.dispatch(closeHistory(this.view.state.tr))
  }

  /** The offsets of the selection in the source. */
  get selection(): { anchor: number; head: number } {
    const { anchor, head } = this.view.state.selection
    return { anchor: offsetOf(this.kept, anchor), head: offsetOf(this.kept, head) }
  }

  /** Puts the caret at an offset of the source. */
  select({ anchor, head }: { anchor: number; head: number }): void {
    const { doc, tr } = this.view.state
    const at = (offset: number) => doc.resolve(Math.min(posOf(this.kept, offset), doc.content.size))
    this.view.dispatch(tr.setSelection(TextSelection.between(at(anchor), at(head))).scrollIntoView())
    this.view.focus()
  }

  /** Selects what stands at an offset of the source, and shows it. */
  reveal(offset: number): void {
    reveal(this.view, posOf(this.kept, offset))
  }

  /** Marks problems at places of the source, and shows them on hover. */
  setProblems(problems: { offset: number; message: string }[]): void {
    readSelection(this.view)
    const placed = problems.map(({ offset, message }) => ({ pos: posOf(this.kept, offset), message }))
    this.view.dispatch(showProblems(this.view.state, placed))
  }

  /** Whether the end of what was typed waits to be written. */
  get hasPending(): boolean {
    return this.timer !== undefined
  }

  /** Hands over what waits to be written. */
  flush(): void {
    if (this.timer === undefined) return
    clearTimeout(this.timer)
    this.timer = undefined
    this.options.onChange(this.source)
  }

  destroy(): void {
    this.idle.stop()
    this.flush()
    this.view.destroy()
  }

  private apply(transaction: Parameters<NonNullable<EditorView['props']['dispatchTransaction']>>[0]) {
    const state = this.view.state.apply(transaction)
    this.view.updateState(state)
    this.options.onState(state)
    if (!transaction.docChanged) return
    for (const bookmark of this.bookmarks) bookmark.at = transaction.mapping.map(bookmark.at)
    this.kept.update(state.doc)
    this.idle.later()
    if (state.selection.$head.node(1)?.nodeSize > MAX_EAGER_SIZE) this.writeLater()
    else this.options.onChange(this.source)
  }

  /** Part of the text is read back; where it does not say what is shown, it is written in the plain way. */
  private checkSlice(isOver: () => boolean): boolean {
    const { isDone, rewritten } = this.check.run(isOver)
    if (rewritten.length > 0) this.options.onChange(this.source)
    const { unsure } = this.kept
    if (isDone && (unsure.length === 0) !== this.wasSure) {
      this.wasSure = unsure.length === 0
      this.options.onSure?.(this.wasSure, [...new Set(unsure.map(({ type }) => type.name))])
    }
    return isDone
  }

  private writeLater() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.flush(), LAZY_MS)
  }
}

type Blocks = readonly { nodeSize: number }[]

function sizeOf(blocks: Blocks, count: number): number {
  return blocks.slice(0, count).reduce((size, { nodeSize }) => size + nodeSize, 0)
}

/** The blocks that are not the same objects: `[start, end)` of the one list, `[start, other)` of the other. */
function differingBlocks(blocks: Blocks, others: Blocks): { start: number; end: number; other: number } {
  const shorter = Math.min(blocks.length, others.length)
  let start = 0
  while (start < shorter && blocks[start] === others[start]) start += 1
  let tail = 0
  while (tail < shorter - start && blocks.at(-1 - tail) === others.at(-1 - tail)) tail += 1
  return { start, end: blocks.length - tail, other: others.length - tail }
}
