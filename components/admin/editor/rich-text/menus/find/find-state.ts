import { getSearchState, SearchQuery, setSearchState } from 'prosemirror-search'
import {
  type Command,
  type EditorState,
  type Plugin,
  PluginKey,
  TextSelection,
  type Transaction,
} from 'prosemirror-state'

export type FindState = { isOpen: boolean; hasReplace: boolean }

export const findKey = new PluginKey<FindState>('find')

/** Whether the bar of find and replace is open. */
export function findState(): Plugin<FindState>['spec']['state'] {
  return {
    init: () => ({ isOpen: false, hasReplace: false }),
    apply: (tr, before) => (tr.getMeta(findKey) as FindState | undefined) ?? before,
  }
}

/** Opens the bar; looks for the selected words, if there are some. */
export function openFind(hasReplace: boolean): Command {
  return (state, dispatch) => {
    const words = selectedWords(state)
    const tr = state.tr.setMeta(findKey, { isOpen: true, hasReplace })
    dispatch?.(words ? setSearchState(tr, withSearch(state, words)) : tr)
    return true
  }
}

export const closeFind: Command = (state, dispatch) => {
  if (!findKey.getState(state)?.isOpen) return false
  const tr = state.tr.setMeta(findKey, { isOpen: false, hasReplace: false })
  dispatch?.(setSearchState(tr, new SearchQuery({ search: '' })))
  return true
}

const MAX_SEARCH_LENGTH = 200

function selectedWords({ selection, doc }: EditorState): string {
  if (!(selection instanceof TextSelection) || !selection.$from.sameParent(selection.$to)) return ''
  return selection.to - selection.from > MAX_SEARCH_LENGTH
    ? ''
    : doc.textBetween(selection.from, selection.to)
}

function withSearch(state: EditorState, search: string): SearchQuery {
  const query = getSearchState(state)?.query
  const { caseSensitive, wholeWord, replace } = query ?? {}
  return new SearchQuery({ search, caseSensitive, wholeWord, replace, literal: true })
}

/** Looks for something else, and selects its first match from the start of the selection on. */
export function search(state: EditorState, query: SearchQuery): Transaction {
  const tr = setSearchState(state.tr, query)
  if (!query.valid) return tr
  const { from } = state.selection
  const found = query.findNext(state, from) ?? query.findNext(state, 0, from)
  return found ? tr.setSelection(TextSelection.create(tr.doc, found.from, found.to)).scrollIntoView() : tr
}

/** `current`: which match is selected, from 1; 0 when none is. `isMore`: counting stopped at the limit. */
export type Count = { total: number; current: number; isMore: boolean }

const MAX_COUNTED = 2_000

export function countMatches(state: EditorState): Count {
  const query = getSearchState(state)?.query
  const count: Count = { total: 0, current: 0, isMore: false }
  if (!query?.valid) return count
  const { from, to } = state.selection
  let at = 0
  while (at <= state.doc.content.size) {
    const found = query.findNext(state, at)
    if (!found) break
    if (count.total === MAX_COUNTED) return { ...count, isMore: true }
    count.total += 1
    if (found.from === from && found.to === to) count.current = count.total
    at = Math.max(found.to, at + 1)
  }
  return count
}
