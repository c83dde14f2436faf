import type { Command } from 'prosemirror-state'
import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'
import {
  insertBlock,
  insertButton,
  insertComponent,
  insertRule,
  insertTable,
} from '#components/admin/editor/rich-text/keys/commands/insert.ts'
import { codeOf, setHeading, toggleQuote } from '#components/admin/editor/rich-text/keys/commands/kinds.ts'
import { toggleList } from '#components/admin/editor/rich-text/keys/commands/lists.ts'
import type { Option } from '#components/admin/editor/rich-text/menus/parts/listbox.ts'
import type { Suggestion } from '#components/admin/editor/rich-text/menus/suggest/triggers.ts'
import { insertFootnote } from '#components/admin/editor/rich-text/order/insert-footnote.ts'
import { emptyCard } from '#components/admin/editor/rich-text/remote/card-attributes.ts'

export type BlockItem = Option & { aliases: readonly string[]; command: Command }

/** What can be inserted, in the order of Ghost's menu. */
export function blockItems({ chooseImage }: Pick<EditorServices, 'chooseImage'>): readonly BlockItem[] {
  const image: Command = (_state, dispatch) => {
    if (dispatch) chooseImage()
    return true
  }
  return [
    { title: 'Image', icon: 'image', aliases: ['picture', 'photo', 'figure', 'img'], command: image },
    { title: 'Divider', icon: 'divider', hint: '---', aliases: ['hr', 'rule', 'line'], command: insertRule },
    { title: 'Button', icon: 'button', aliases: ['cta', 'link'], command: insertButton },
    {
      title: 'Link card',
      icon: 'link',
      aliases: ['bookmark', 'card', 'preview', 'url'],
      command: (state, dispatch) => insertBlock(emptyCard())(state, dispatch),
    },
    {
      title: 'Callout',
      icon: 'callout',
      aliases: ['note', 'tip', 'warning', 'box', 'info'],
      command: insertComponent('Callout'),
    },
    {
      title: 'Toggle',
      icon: 'toggle',
      aliases: ['details', 'summary', 'accordion', 'fold'],
      command: insertComponent('Details'),
    },
    {
      title: 'Quote with author',
      icon: 'quote',
      aliases: ['citation', 'cite', 'testimonial'],
      command: insertComponent('Quote'),
    },
    {
      title: 'Code',
      icon: 'code',
      hint: '```',
      aliases: ['pre', 'fence', '```'],
      command: insertBlock(codeOf('')),
    },
    { title: 'Table', icon: 'table', aliases: ['grid', 'rows', 'columns'], command: insertTable() },
    ...([2, 3, 4] as const).map(
      (level): BlockItem => ({
        title: `Heading ${level}`,
        icon: 'heading',
        hint: '#'.repeat(level),
        aliases: [`h${level}`, 'title', 'section'],
        command: setHeading(level),
      }),
    ),
    {
      title: 'Bullet list',
      icon: 'bullet',
      hint: '-',
      aliases: ['ul', 'unordered', 'points'],
      command: toggleList('bullet'),
    },
    {
      title: 'Numbered list',
      icon: 'ordered',
      hint: '1.',
      aliases: ['ol', 'ordered', 'steps'],
      command: toggleList('ordered'),
    },
    {
      title: 'Task list',
      icon: 'task',
      hint: '[ ]',
      aliases: ['todo', 'checkbox', 'checklist'],
      command: toggleList('task'),
    },
    { title: 'Quotation', icon: 'quotation', hint: '>', aliases: ['blockquote'], command: toggleQuote },
    {
      title: 'Footnote',
      icon: 'footnote',
      hint: '[^1]',
      aliases: ['note', 'reference', 'fn'],
      command: insertFootnote,
    },
  ]
}

/** The items whose title or alias begins with the words asked for; then those that have them anywhere in the title. */
export function findItems<Item extends { title: string; aliases: readonly string[] }>(
  items: readonly Item[],
  query: string,
): readonly Item[] {
  const words = query.trim().toLowerCase()
  if (!words) return items
  const rankOf = ({ title, aliases }: Item) => {
    const name = title.toLowerCase()
    if (name.startsWith(words) || aliases.includes(words)) return 0
    if (name.split(' ').some((word) => word.startsWith(words))) return 1
    if (aliases.some((alias) => alias.startsWith(words))) return 2
    return name.includes(words) ? 3 : -1
  }
  return items
    .map((item) => ({ item, rank: rankOf(item) }))
    .filter(({ rank }) => rank >= 0)
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item)
}

/** The item in the place of what was typed to find it. */
export function asSuggestion({ command, ...option }: BlockItem): Suggestion {
  return {
    ...option,
    run:
      ({ from, to }) =>
      (state, dispatch, view) => {
        if (!view || !dispatch) return true
        dispatch(state.tr.delete(from, to))
        return command(view.state, view.dispatch, view)
      },
  }
}
