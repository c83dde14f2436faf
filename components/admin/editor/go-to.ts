import type { CheckPlace } from '#lib/admin/views.ts'

/** Both count from 1. */
export type TextPosition = { line: number; column: number }

/** Moves the focus to the control of a field of the draft. Resolves once it is on the screen. */
export function goToField(field: string): void {
  // After the render that opens the settings.
  requestAnimationFrame(() => {
    const box = document.querySelector(`[data-field="${CSS.escape(field)}"]`)
    const control = box?.querySelector<HTMLElement>('input, textarea, select, button')
    control?.scrollIntoView({ block: 'center' })
    control?.focus()
  })
}

/** The fields above the text; the others are among the settings. */
const ABOVE = new Set(['title', 'dek'])

export function isInSettings(place: CheckPlace): boolean {
  return 'field' in place && !ABOVE.has(place.field)
}

/** The offset of a line and column in a text. */
export function offsetAt(text: string, { line, column }: TextPosition): number {
  let start = 0
  for (let passed = 1; passed < line; passed += 1) {
    const end = text.indexOf('\n', start)
    if (end === -1) return text.length
    start = end + 1
  }
  return Math.min(start + column - 1, text.length)
}
