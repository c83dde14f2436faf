import { InputRule, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules'
import { type EditorState, TextSelection } from 'prosemirror-state'
import { findWrapping } from 'prosemirror-transform'
import { insertRule } from '#components/admin/editor/rich-text/keys/commands/insert.ts'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

/** Markdown at the start of a line. */
export const blockRules: InputRule[] = [
  textblockTypeInputRule(/^(#{2,6})\s$/, nodes.heading, ([, signs = '']) => ({ level: signs.length })),
  wrappingInputRule(/^\s*>\s$/, nodes.blockquote),
  wrappingInputRule(/^\s*([-*+])\s$/, nodes.list, { ordered: false }, (_, list) => !list.attrs.ordered),
  wrappingInputRule(
    /^(\d{1,9})[.)]\s$/,
    nodes.list,
    ([, start]) => ({ ordered: true, start: Number(start) }),
    ([, start], list) => list.attrs.ordered && list.childCount + list.attrs.start === Number(start),
  ),
  new InputRule(/^\[([ xX]?)\]\s$/, (state, [, sign = ''], start, end) =>
    task(state, /x/i.test(sign), { start, end }),
  ),
  textblockTypeInputRule(/^(?:```|~~~)([\w+#.-]*)\s$/, nodes.code, ([, lang = '']) => ({ lang })),
  new InputRule(/^(?:---|\*\*\*|___)$/, divider),
]

type Range = { start: number; end: number }

/** In a list item, gives it a box; elsewhere, begins a list of tasks. */
function task(state: EditorState, checked: boolean, { start, end }: Range) {
  const tr = state.tr.delete(start, end)
  const $start = tr.doc.resolve(start)
  const item = $start.node(-1)
  if (item?.type === nodes.listItem) {
    const isFirst = $start.index(-1) === 0
    return isFirst ? tr.setNodeMarkup($start.before(-1), null, { ...item.attrs, checked }) : null
  }
  const range = $start.blockRange()
  const wrapping = range && findWrapping(range, nodes.list)
  if (!range || !wrapping) return null
  tr.wrap(range, [wrapping[0] ?? { type: nodes.list }, { type: nodes.listItem, attrs: { checked } }])
  return tr
}

function divider(state: EditorState, _match: RegExpMatchArray, start: number) {
  const $start = state.doc.resolve(start)
  const { parent } = $start
  const holder = $start.node(-1)
  const isAlone = $start.parentOffset + 3 > parent.content.size
  if (parent.type !== nodes.paragraph || !isAlone || holder.type === nodes.listItem) return null
  const tr = state.tr.delete(start, $start.end())
  const emptied = state.apply(tr)
  let made = null as typeof tr | null
  insertRule(emptied, (next) => {
    made = next
  })
  const placed = made as typeof tr | null
  if (!placed) return null
  for (const step of placed.steps) tr.step(step)
  return tr.setSelection(TextSelection.create(tr.doc, placed.selection.anchor))
}

/** A line that opens a block of code, such as ```js */
export const FENCE = /^(?:```|~~~)([\w+#.-]*)$/
