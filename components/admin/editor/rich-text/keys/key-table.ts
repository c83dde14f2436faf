import { type KeyGroup, keySwitches } from '#components/admin/editor/shortcuts/key-switches.ts'

/** `isBasic`: writing depends on it, so that it cannot be switched off. */
export type Key = { group: KeyGroup; label: string; keys: readonly string[]; isBasic?: boolean }

/** Every key of the rich text view: what it does, as the list of keys says it. The keymap binds exactly these. */
export const KEY_TABLE = {
  undo: { group: 'Editing', label: 'Undo', keys: ['Mod-z'], isBasic: true },
  redo: { group: 'Editing', label: 'Redo', keys: ['Mod-Shift-z', 'Mod-y'], isBasic: true },
  find: { group: 'Editing', label: 'Find', keys: ['Mod-f'] },
  replace: { group: 'Editing', label: 'Find and replace', keys: ['Mod-Alt-f'] },
  keys: { group: 'Editing', label: 'This list of keys', keys: ['Mod-/'] },
  bold: { group: 'Words', label: 'Bold', keys: ['Mod-b'] },
  italic: { group: 'Words', label: 'Italic', keys: ['Mod-i'] },
  strike: { group: 'Words', label: 'Strikethrough', keys: ['Mod-Shift-x'] },
  code: { group: 'Words', label: 'Code', keys: ['Mod-e'] },
  link: { group: 'Words', label: 'Link', keys: ['Mod-k'] },
  clear: { group: 'Words', label: 'Clear formatting', keys: ['Mod-\\'] },
  lineBreak: { group: 'Words', label: 'Line break', keys: ['Shift-Enter'], isBasic: true },
  paragraph: { group: 'Blocks', label: 'Paragraph', keys: ['Mod-Alt-0'] },
  heading2: { group: 'Blocks', label: 'Heading 2', keys: ['Mod-Alt-2'] },
  heading3: { group: 'Blocks', label: 'Heading 3', keys: ['Mod-Alt-3'] },
  heading4: { group: 'Blocks', label: 'Heading 4', keys: ['Mod-Alt-4'] },
  heading5: { group: 'Blocks', label: 'Heading 5', keys: ['Mod-Alt-5'] },
  heading6: { group: 'Blocks', label: 'Heading 6', keys: ['Mod-Alt-6'] },
  ordered: { group: 'Blocks', label: 'Numbered list', keys: ['Mod-Shift-7'] },
  bullet: { group: 'Blocks', label: 'Bullet list', keys: ['Mod-Shift-8'] },
  task: { group: 'Blocks', label: 'Task list', keys: ['Mod-Shift-9'] },
  quote: { group: 'Blocks', label: 'Quotation', keys: ['Mod-Shift-.'] },
  codeBlock: { group: 'Blocks', label: 'Code block', keys: ['Mod-Alt-c'] },
  leaveBox: { group: 'Blocks', label: 'New paragraph after the block', keys: ['Mod-Enter'] },
  tick: { group: 'Lists and tables', label: 'Tick a task', keys: ['Mod-Shift-Enter'] },
  sink: { group: 'Lists and tables', label: 'Indent the item, or go to the next cell', keys: ['Tab'] },
  lift: {
    group: 'Lists and tables',
    label: 'Outdent the item, or go to the cell before',
    keys: ['Shift-Tab'],
  },
  moveUp: { group: 'Moving', label: 'Move the block or item up', keys: ['Alt-ArrowUp'] },
  moveDown: { group: 'Moving', label: 'Move the block or item down', keys: ['Alt-ArrowDown'] },
  duplicate: { group: 'Moving', label: 'Duplicate the block or item', keys: ['Mod-Shift-d'] },
  deleteBlock: { group: 'Moving', label: 'Delete the block', keys: ['Mod-Shift-Backspace'] },
  blockMenu: { group: 'Moving', label: 'Menu of the block', keys: ['Alt-F10'] },
  selectBlock: {
    group: 'Moving',
    label: 'Select the block; then Tab leaves the text, and Enter goes back into it',
    keys: ['Escape'],
    isBasic: true,
  },
} as const satisfies Record<string, Key>

export type KeyName = keyof typeof KEY_TABLE

/** The keys that work all over the page. */
export const PAGE_KEYS: readonly Key[] = [
  { group: 'Page', label: 'Save', keys: ['Mod-s'] },
  { group: 'Page', label: 'Publish', keys: ['Mod-Shift-p'] },
]

/** Whether a key does something for the person at this page. */
export function isKeyOn(name: KeyName): boolean {
  const { group, isBasic = false }: Key = KEY_TABLE[name]
  return isBasic || keySwitches.isOn(group)
}

/** What turns into something else as it is typed. */
export const TYPED: readonly (readonly [typed: string, becomes: string])[] = [
  ['/', 'The menu of blocks, on an empty line'],
  [':name', 'A list of emoji; :name: inserts one at once'],
  ['@title', 'A link to an article, a person or a tag of this publication'],
  ['## ', 'Heading 2; more signs for smaller headings'],
  ['- or * ', 'Bullet list'],
  ['1. ', 'Numbered list'],
  ['[ ] or [x] ', 'Task list'],
  ['> ', 'Quotation'],
  ['```js', 'Code block, with Enter or a space'],
  ['---', 'Divider'],
  ['**bold**', 'Bold'],
  ['*italic* or _italic_', 'Italic'],
  ['~~struck~~', 'Strikethrough'],
  ['`code`', 'Code'],
  ['[words](address)', 'Link'],
  ['![alt text](address)', 'Image'],
  ['[^1]', 'Footnote'],
  ['"words" -- ...', 'Quotation marks, dashes and ellipses of the language, if the settings say so'],
  ['Backspace', 'Right after one of these: back to what was typed'],
]

const SIGNS: Record<string, [apple: string, other: string]> = {
  Mod: ['⌘', 'Ctrl'],
  Alt: ['⌥', 'Alt'],
  Shift: ['⇧', 'Shift'],
  Escape: ['Esc', 'Esc'],
  Enter: ['Return', 'Enter'],
  ArrowUp: ['↑', '↑'],
  ArrowDown: ['↓', '↓'],
}

/** A key as it is printed on the keyboard of this device. */
export function keyLabel(key: string, isApple = isAppleDevice()): string {
  const parts = key.split('-').map((part) => SIGNS[part]?.[isApple ? 0 : 1] ?? part.toUpperCase())
  return parts
    .map((part) => (part.length > 1 ? part[0] + part.slice(1).toLowerCase() : part))
    .join(isApple ? '' : '+')
}

function isAppleDevice(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iP(hone|[oa]d)/.test(navigator.platform)
}
