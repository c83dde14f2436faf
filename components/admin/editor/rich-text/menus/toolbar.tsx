import type { Command } from 'prosemirror-state'
import { useMemo, useSyncExternalStore } from 'react'
import type { EditorServices } from '#components/admin/editor/rich-text/editor-services.ts'
import {
  isKeyOn,
  KEY_TABLE,
  type KeyName,
  keyLabel,
} from '#components/admin/editor/rich-text/keys/key-table.ts'
import { commands } from '#components/admin/editor/rich-text/keys/keymaps.ts'
import { openInsertMenu } from '#components/admin/editor/rich-text/menus/blocks/insert-menu.ts'
import { MARKS } from '#components/admin/editor/rich-text/menus/bubble/formats.ts'
import { MenuIcon } from '#components/admin/editor/rich-text/menus/menu-icon.tsx'
import type { IconName } from '#components/admin/editor/rich-text/menus/parts/icons.ts'
import {
  LINE_KINDS,
  type LineKind,
  toolbarState,
} from '#components/admin/editor/rich-text/menus/toolbar-state.ts'
import { useAboveKeyboard } from '#components/admin/editor/rich-text/menus/use-above-keyboard.ts'
import { type Listeners, useEditorState } from '#components/admin/editor/rich-text/menus/use-editor-state.ts'
import { useRoving } from '#components/admin/editor/rich-text/menus/use-roving.ts'
import type { RichEditor } from '#components/admin/editor/rich-text/rich-editor.ts'
import { keySwitches } from '#components/admin/editor/shortcuts/key-switches.ts'

type Props = {
  editor: RichEditor
  /** To be called with each new state. */
  listeners: Listeners
  services: EditorServices
}

/** The bar above the text. It renders when what it shows changes, not for each key. */
export function Toolbar({ editor, listeners, services }: Props) {
  const [line, ...on] = useEditorState(editor, listeners, toolbarState).split(' ')
  const all = useMemo(() => commands(services), [services])
  useSyncExternalStore(keySwitches.subscribe, keySwitches.read, keySwitches.read)
  const roving = useRoving()
  useAboveKeyboard(roving.ref)
  const { view } = editor
  const run = (command: Command, isBack = true) => {
    command(view.state, view.dispatch, view)
    if (isBack) view.focus()
  }
  const button = (name: KeyName, label: string, icon: IconName, isPressed?: boolean) => (
    <button
      type="button"
      aria-label={label}
      aria-pressed={isPressed}
      title={titleOf(name, label)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => run(all[name], !TAKES_FOCUS.has(name))}
    >
      <MenuIcon of={icon} />
    </button>
  )

  return (
    <div role="toolbar" aria-label="Format" className="rich-toolbar" {...roving}>
      <span className="tool-group">
        {button('undo', 'Undo', 'undo')}
        {button('redo', 'Redo', 'redo')}
      </span>
      <select
        aria-label="Kind of block"
        value={line}
        onChange={({ target }) => run(kindCommand(target.value as LineKind, all))}
      >
        {(Object.keys(LINE_KINDS) as LineKind[]).map((kind) => (
          <option key={kind} value={kind} disabled={kind === 'other'}>
            {LINE_KINDS[kind]}
          </option>
        ))}
      </select>
      <span className="tool-group">
        {MARKS.map(({ key, label, icon = 'bold' }) => (
          <span key={key}>{button(key, label, icon, on.includes(key))}</span>
        ))}
      </span>
      <span className="tool-group">
        {button('bullet', 'Bullet list', 'bullet', on.includes('bullet'))}
        {button('ordered', 'Numbered list', 'ordered', on.includes('ordered'))}
        {button('task', 'Task list', 'task', on.includes('task'))}
        {button('quote', 'Quotation', 'quotation', on.includes('quote'))}
      </span>
      <span className="tool-group">
        <button
          type="button"
          aria-label="Image"
          title="Image"
          onMouseDown={(event) => event.preventDefault()}
          onClick={services.chooseImage}
        >
          <MenuIcon of="image" />
        </button>
        <button
          type="button"
          className="tool-wide"
          aria-haspopup="dialog"
          onMouseDown={(event) => event.preventDefault()}
          onClick={({ currentTarget }) =>
            openInsertMenu(view, services, currentTarget.getBoundingClientRect())
          }
        >
          <MenuIcon of="plus" /> Insert
        </button>
        <span className="tool-narrow">{button('blockMenu', 'Menu of the block', 'grip')}</span>
        {button('find', 'Find', 'search')}
        <button
          type="button"
          aria-label="Keys"
          title={titleOf('keys', 'Keys')}
          onClick={() => run(all.keys, false)}
        >
          ?
        </button>
      </span>
    </div>
  )
}

function titleOf(name: KeyName, label: string): string {
  return isKeyOn(name) ? `${label} (${keyLabel(KEY_TABLE[name].keys[0])})` : label
}

/** Commands that open a field of their own. */
const TAKES_FOCUS = new Set<KeyName>(['find', 'replace', 'link', 'keys', 'blockMenu'])

function kindCommand(kind: LineKind, all: Record<KeyName, Command>): Command {
  if (kind === 'other') return () => false
  return kind === 'code' ? all.codeBlock : all[kind]
}
