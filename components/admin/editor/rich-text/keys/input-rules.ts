import { inputRules, textblockTypeInputRule, undoInputRule, wrappingInputRule } from 'prosemirror-inputrules'
import type { Plugin } from 'prosemirror-state'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

export { undoInputRule }

/** Markdown as it is typed. Backspace right after undoes the conversion. */
export function inputRulesPlugin(): Plugin {
  return inputRules({ rules: [heading, quote, bulletList, orderedList] })
}

const heading = textblockTypeInputRule(/^(#{2,6})\s$/, nodes.heading, ([, marks = '']) => ({
  level: marks.length,
}))
const quote = wrappingInputRule(/^\s*>\s$/, nodes.blockquote)
const bulletList = wrappingInputRule(
  /^\s*([-*+])\s$/,
  nodes.list,
  { ordered: false },
  (_, list) => !list.attrs.ordered,
)
const orderedList = wrappingInputRule(
  /^(\d{1,9})[.)]\s$/,
  nodes.list,
  ([, start]) => ({ ordered: true, start: Number(start) }),
  ([, start], list) => list.attrs.ordered && list.childCount + list.attrs.start === Number(start),
)
