import { autocompletion, type Completion, type CompletionContext } from '@codemirror/autocomplete'
import { type Extension, Text } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'
import { withFreeLabels } from '#components/admin/editor/source/footnote-labels.ts'
import type { Spots } from '#components/admin/editor/source/source-target.ts'

export type SnippetSource = Pick<EditorServices, 'snippets' | 'notify' | 'announce'>

/** At the beginning of a line, a slash and the beginning of a name offer snippets, as in the rich text view. */
export function snippetCompletion({ snippets, notify, announce }: SnippetSource, spots: Spots): Extension {
  if (!snippets) return []

  const insertSnippet = (id: string) => async (view: EditorView, _: Completion, from: number, to: number) => {
    view.dispatch({ changes: { from, to } })
    const spot = { at: from }
    spots.add(spot)
    const source = await snippets.load(id)
    spots.delete(spot)
    if (source === null) (notify ?? announce)('The snippet could not be loaded. Try again.')
    else if (view.dom.isConnected) insert(view, spot.at, source)
  }

  const complete = (context: CompletionContext) => {
    const typed = context.matchBefore(/^[^\S\n]*\/[^\n/]{0,60}/)
    if (!typed) return null
    const options = snippets
      .list()
      .map(({ id, name }) => ({ label: `/${name}`, displayLabel: name, apply: insertSnippet(id) }))
    return { from: typed.from + typed.text.indexOf('/'), options, validFor: /^\/[^\n/]*$/ }
  }

  return autocompletion({ override: [complete], icons: false })
}

function insert(view: EditorView, at: number, source: string) {
  const text = Text.of(withFreeLabels(source.trim(), view.state.doc.toString()).split(/\r?\n/))
  view.dispatch({
    changes: { from: at, insert: text },
    selection: { anchor: at + text.length },
    scrollIntoView: true,
    userEvent: 'input.complete',
  })
}
