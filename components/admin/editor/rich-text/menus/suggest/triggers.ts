import type { Command } from 'prosemirror-state'
import type { Option } from '#components/admin/editor/rich-text/menus/parts/listbox.ts'

export type Range = { from: number; to: number }

/** `run`: what a choice does, in the place of what was typed. */
export type Suggestion = Option & { run: (range: Range) => Command }

/** `before`: the line up to the caret. `isAtEnd`: nothing follows in it. */
type Place = { before: string; isAtEnd: boolean }

/** Characters that open a list of suggestions. */
export type Trigger = {
  label: string
  /** How long the query must be before the list opens. */
  min: number
  /** What is asked for, without the trigger; null when this is no trigger. */
  queryOf: (place: Place) => string | null
  find: (query: string) => readonly Suggestion[] | Promise<readonly Suggestion[]>
  /** Whether nothing is chosen until an arrow or a letter, so that Enter stays Enter. */
  isShy?: (place: Place) => boolean
}

/** A slash on an empty line, or after a blank at the end of one. */
export function slashQuery({ before, isAtEnd }: Place): string | null {
  return isAtEnd ? queryAfter(/(?:^|\s)\/((?! )[\p{L}\p{N} ]{0,24})$/u, before) : null
}

export function emojiQuery({ before }: Place): string | null {
  return queryAfter(/(?:^|[\s([{])[:]([\p{L}\p{N}_+-]{1,24})$/u, before)
}

export function mentionQuery({ before }: Place): string | null {
  return queryAfter(/(?:^|[\s([{])@((?! )[\p{L}\p{N}\p{M}'’ .-]{0,40})$/u, before)
}

function queryAfter(pattern: RegExp, before: string): string | null {
  return pattern.exec(before)?.[1] ?? null
}
