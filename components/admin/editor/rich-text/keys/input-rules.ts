import { InputRule, inputRules } from 'prosemirror-inputrules'
import type { Plugin } from 'prosemirror-state'
import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'
import { blockRules } from '#components/admin/editor/rich-text/keys/block-rules.ts'
import { inlineRules } from '#components/admin/editor/rich-text/keys/inline-rules.ts'
import { typeset } from '#components/admin/editor/rich-text/keys/typography.ts'

/** Markdown as it is typed. Backspace right after undoes the conversion. No rule applies in code. */
export function inputRulesPlugin({ typography }: Pick<EditorServices, 'typography'> = {}): Plugin {
  return inputRules({ rules: [...blockRules, ...inlineRules, typesetting(typography)] })
}

/** Quotation marks, dashes and ellipses of the publication's language, when they are switched on. */
function typesetting(language: EditorServices['typography']): InputRule {
  return new InputRule(
    /^.*["'.-]$/,
    (state, [line], start, end) => {
      const chosen = language?.()
      const correction = chosen ? typeset(line, chosen) : null
      if (!correction || !state.selection.empty) return null
      const from = start + line.length - correction.length
      return from > end ? null : state.tr.insertText(correction.text, from, end)
    },
    { inCodeMark: false },
  )
}
