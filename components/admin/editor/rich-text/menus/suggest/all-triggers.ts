import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'
import { insertWords } from '#components/admin/editor/rich-text/keys/commands/insert.ts'
import { insertLink } from '#components/admin/editor/rich-text/keys/commands/links.ts'
import { snippetItems } from '#components/admin/editor/rich-text/menus/snippets/snippet-items.ts'
import {
  asSuggestion,
  blockItems,
  findItems,
} from '#components/admin/editor/rich-text/menus/suggest/block-items.ts'
import { EMOJI } from '#components/admin/editor/rich-text/menus/suggest/emoji.ts'
import {
  emojiQuery,
  mentionQuery,
  type Suggestion,
  slashQuery,
  type Trigger,
} from '#components/admin/editor/rich-text/menus/suggest/triggers.ts'

const MAX_SHOWN = 8

export function allTriggers(services: EditorServices): readonly Trigger[] {
  const items = blockItems(services)
  const slash: Trigger = {
    label: 'Blocks',
    min: 0,
    queryOf: slashQuery,
    find: (query) => findItems([...items, ...snippetItems(services)], query).map(asSuggestion),
    isShy: ({ before }) => before.trim() !== '/' && before.endsWith('/'),
  }
  const emoji: Trigger = { label: 'Emoji', min: 2, queryOf: emojiQuery, find: findEmoji }
  return services.suggest ? [slash, emoji, mention(services.suggest)] : [slash, emoji]
}

function findEmoji(query: string): readonly Suggestion[] {
  return findItems(EMOJI, query.replaceAll('_', ' '))
    .slice(0, MAX_SHOWN)
    .map(({ sign, title }) => ({ sign, title, run: (range) => insertWords(range, sign) }))
}

const PAUSE_MS = 120

function mention(suggest: NonNullable<EditorServices['suggest']>): Trigger {
  let asked = 0
  return {
    label: 'Link to',
    min: 0,
    queryOf: mentionQuery,
    async find(query) {
      asked += 1
      const mine = asked
      // The next letter may ask for something else.
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
      if (mine !== asked) return []
      const found = await suggest(query.trim())
      return found.slice(0, MAX_SHOWN).map(
        ({ title, href, kind }): Suggestion => ({
          title,
          hint: kind,
          icon: 'link',
          run: (range) => insertLink(range, title, href),
        }),
      )
    },
  }
}
