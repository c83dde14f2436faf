import { make } from '#components/admin/editor/rich-text/views/dom.ts'
import type { Control } from '#components/admin/editor/rich-text/views/field.ts'

/** An empty alt text tells screen readers to skip the image. Shown as a choice beside the field for the words. */
export function decorativeField(alt: Control | undefined, onEmpty: () => void) {
  const control = make('input', { type: 'checkbox', name: 'decorative' })
  const label = make('span', { textContent: 'Decorative: screen readers skip it' })
  const dom = make('label', { className: 'component-field field-decorative' }, control, label)
  control.addEventListener('input', () => {
    if (control.checked) return onEmpty()
    // Words make it one that is described.
    control.checked = alt?.value === ''
    alt?.focus()
  })
  return {
    dom,
    show: (value: string) => {
      control.checked = value === ''
    },
  }
}
