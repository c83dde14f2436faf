import { RangeSetBuilder } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, ViewPlugin } from '@codemirror/view'

const auto = Decoration.line({ attributes: { dir: 'auto' } })

/** Each line has the direction of its own words, and the arrow keys follow it. */
export const lineDirection = [
  EditorView.perLineTextDirection.of(true),
  ViewPlugin.define(
    (view) => ({
      lines: shownLines(view),
      update({ docChanged, viewportChanged }) {
        if (docChanged || viewportChanged) this.lines = shownLines(view)
      },
    }),
    { decorations: ({ lines }) => lines },
  ),
]

function shownLines({ state: { doc }, visibleRanges }: EditorView): DecorationSet {
  const lines = new RangeSetBuilder<Decoration>()
  for (const { from, to } of visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = doc.lineAt(at)
      lines.add(line.from, line.from, auto)
      at = line.to + 1
    }
  }
  return lines.finish()
}
