'use client'

import {
  BlockTypeSelect,
  BoldItalicUnderlineToggles,
  ButtonWithTooltip,
  CodeToggle,
  CreateLink,
  InsertCodeBlock,
  InsertTable,
  InsertThematicBreak,
  insertJsx$,
  ListsToggle,
  UndoRedo,
  usePublisher,
} from '@mdxeditor/editor'
import type { KeyboardEvent } from 'react'
import { useOpenImageChooser } from '#components/admin/editor/images/images-context.ts'
import { SHAPES, type Shape } from '#components/admin/editor/rich-text/component-shapes.ts'
import { FootnoteButton } from '#components/admin/editor/rich-text/footnote-button.tsx'
import { Icon } from '#components/ui/icon.tsx'

export function Toolbar() {
  return (
    <>
      <span onKeyDownCapture={leaveBackward}>
        <BlockTypeSelect />
      </span>
      <BoldItalicUnderlineToggles options={['Bold', 'Italic']} />
      <CodeToggle />
      <CreateLink />
      <ListsToggle />
      <InsertImage />
      <InsertTable />
      <InsertCodeBlock />
      <InsertThematicBreak />
      <FootnoteButton />
      <InsertComponent />
      <UndoRedo />
    </>
  )
}

// The toolbar passes the focus it receives to one of its buttons, so Shift+Tab could never leave it.
function leaveBackward({ key, shiftKey, currentTarget }: KeyboardEvent) {
  const toolbar = currentTarget.closest('[role="toolbar"]')
  if (key !== 'Tab' || !shiftKey || !toolbar) return
  toolbar.setAttribute('tabindex', '-1')
  requestAnimationFrame(() => toolbar.setAttribute('tabindex', '0'))
}

function InsertImage() {
  return (
    <ButtonWithTooltip title="Image" onClick={useOpenImageChooser()}>
      <Icon of="image" size={20} />
    </ButtonWithTooltip>
  )
}

function InsertComponent() {
  const insert = usePublisher(insertJsx$)
  return (
    <select
      className="insert-component"
      aria-label="Insert"
      value=""
      onChange={(event) => {
        const shape = SHAPES.find(({ name }) => name === event.target.value)
        if (shape) insert({ ...emptyOf(shape), name: shape.name, kind: shape.isInline ? 'text' : 'flow' })
      }}
    >
      <option value="">Insert…</option>
      {SHAPES.map(({ name, label }) => (
        <option key={name} value={name}>
          {label}
        </option>
      ))}
    </select>
  )
}

function emptyOf({ fields }: Shape) {
  const required = fields.filter(({ isRequired }) => isRequired).map(({ name }) => [name, ''])
  return { props: Object.fromEntries(required) }
}
