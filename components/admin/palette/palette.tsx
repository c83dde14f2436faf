'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { keySwitches } from '#components/admin/editor/shortcuts/key-switches.ts'
import { PaletteDialog, type PaletteProps } from '#components/admin/palette/palette-dialog.tsx'
import { Icon } from '#components/ui/icon.tsx'

type Props = PaletteProps & {
  /** Where ⌘K makes a link, the button shows the key that works everywhere: with Shift. */
  hasText?: boolean
}

/** The button of the command palette, and its keys: ⌘K or Ctrl-K, and with Shift also within a text. */
export function Palette({ hasText = false, ...props }: Props) {
  const [isOpen, setOpen] = useState(false)
  const isApple = useSyncExternalStore(neverChanges, isAppleDevice, () => false)
  const key = isApple ? (hasText ? '⌘⇧K' : '⌘K') : hasText ? 'Ctrl+Shift+K' : 'Ctrl+K'

  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      event.preventDefault()
      event.stopPropagation()
      setOpen(true)
    }
    // Captured, because the source view deletes a line with it.
    const onShiftKey = (event: KeyboardEvent) =>
      isPaletteKey(event) && event.shiftKey && isFree() && open(event)
    const onKey = (event: KeyboardEvent) =>
      isPaletteKey(event) && !event.shiftKey && !isInText(event) && isFree() && open(event)
    addEventListener('keydown', onShiftKey, { capture: true })
    addEventListener('keydown', onKey)
    return () => {
      removeEventListener('keydown', onShiftKey, { capture: true })
      removeEventListener('keydown', onKey)
    }
  }, [])

  return (
    <>
      <button
        type="button"
        className="quiet palette-button"
        title="Go to or create"
        aria-haspopup="dialog"
        aria-keyshortcuts={hasText ? 'Control+Shift+K Meta+Shift+K' : 'Control+K Meta+K'}
        onClick={() => setOpen(true)}
      >
        <Icon of="search" size={16} /> <span className="palette-word">Go to</span> <kbd>{key}</kbd>
      </button>
      {isOpen && <PaletteDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function isPaletteKey({ key, metaKey, ctrlKey, altKey }: KeyboardEvent): boolean {
  const isHeld = isAppleDevice() ? metaKey && !ctrlKey : ctrlKey && !metaKey
  return key.toLowerCase() === 'k' && isHeld && !altKey
}

/** There it makes a link. */
function isInText({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && target.isContentEditable
}

/** Not over another dialog, and not for those who have switched the keys of the page off. */
function isFree(): boolean {
  return document.querySelector('dialog[open]') === null && keySwitches.isOn('Page')
}

function isAppleDevice(): boolean {
  return /Mac|iP(hone|[oa]d)/.test(navigator.platform)
}

function neverChanges() {
  return () => {}
}
