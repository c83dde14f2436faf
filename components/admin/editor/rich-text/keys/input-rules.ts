import { InputRule, inputRules } from 'prosemirror-inputrules'
import type { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'
import { blockRules } from '#components/admin/editor/rich-text/keys/block-rules.ts'
import { inlineRules } from '#components/admin/editor/rich-text/keys/inline-rules.ts'
import { typeset } from '#components/admin/editor/rich-text/keys/typography.ts'
import { emojiNamed } from '#components/admin/editor/rich-text/menus/suggest/emoji.ts'
import { keySwitches } from '#components/admin/editor/shortcuts/key-switches.ts'

/** Markdown as it is typed. Backspace right after undoes the conversion. No rule applies in code. */
export function inputRulesPlugins({ typography }: Pick<EditorServices, 'typography'> = {}): Plugin[] {
  return [
    whileOn(inputRules({ rules: [...blockRules, ...inlineRules, emoji] })),
    inputRules({ rules: [typesetting(typography)] }),
  ]
}

/** Rules that sleep while this person has switched them off. The plugin stays itself: undoing a rule asks it. */
function whileOn(rules: Plugin): Plugin {
  const { handleTextInput, handleDOMEvents } = rules.props
  type Typed = Parameters<NonNullable<typeof handleTextInput>>
  const isOn = () => keySwitches.isOn('As you type')
  Object.assign(rules.props, {
    handleTextInput: (...typed: Typed) => isOn() && handleTextInput?.apply(rules, typed),
    handleDOMEvents: {
      compositionend: (view: EditorView, event: CompositionEvent) =>
        isOn() && handleDOMEvents?.compositionend?.apply(rules, [view, event]),
    },
  })
  return rules
}

/** A name between colons, such as :rocket: */
const emoji = new InputRule(
  /(?:^|[\s([{])(:([\p{L}\p{N}_+-]{1,24}):)$/u,
  (state, [all, typed = '', name = ''], start, end) => {
    const sign = emojiNamed(name)
    return sign ? state.tr.insertText(sign, start + all.length - typed.length, end) : null
  },
  { inCodeMark: false },
)

const MAX_LINE = 500

/** Quotation marks, dashes and ellipses of the publication's language, when they are switched on. */
function typesetting(language: EditorServices['typography']): InputRule {
  return new InputRule(
    // Only what may change: code earlier in the line must not keep the rule away.
    /(?:\.\.\.|--|–-|["'])$/,
    (state, [typed], start, end) => {
      const chosen = language?.()
      if (!chosen || !state.selection.empty) return null
      const { parent, parentOffset } = state.doc.resolve(start)
      const before = parent.textBetween(Math.max(0, parentOffset - MAX_LINE), parentOffset, null, '\ufffc')
      const correction = typeset(before + typed, chosen)
      return correction && state.tr.insertText(correction.text, start + typed.length - correction.length, end)
    },
    { inCodeMark: false },
  )
}
