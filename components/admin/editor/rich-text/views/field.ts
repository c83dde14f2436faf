import type { Field } from '#components/admin/editor/rich-text/component-shapes.ts'
import type { AttributeValue } from '#components/admin/editor/rich-text/views/component-attributes.ts'
import { make } from '#components/admin/editor/rich-text/views/dom.ts'

export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

export type FormField = {
  dom: HTMLElement
  control: Control
  /** Shows a value of the document. Leaves the caret alone when the value is there already. */
  show: (value: AttributeValue) => void
}

/** A labelled control. `onInput` is called within each input event. */
export function formField(field: Field, onInput: (value: AttributeValue) => void): FormField {
  const { control, read, show } = CONTROLS[field.kind](field)
  control.name = field.name
  // The choices would be part of a name that came from the label alone.
  control.ariaLabel = field.label
  control.addEventListener('input', () => onInput(read()))
  const label = make('span', { textContent: field.label })
  const dom = make('label', { className: `component-field field-${field.kind}` }, label, control)
  return { dom, control, show }
}

type Made = { control: Control; read: () => AttributeValue; show: (value: AttributeValue) => void }

const CONTROLS: Record<Field['kind'], (field: Field) => Made> = {
  line: () => textControl(make('input', { type: 'text', autocomplete: 'off', dir: 'auto' })),
  lines: () => textControl(make('textarea', { rows: 1, dir: 'auto' })),
  boolean: () => {
    const control = make('input', { type: 'checkbox' })
    return {
      control,
      read: () => (control.checked ? null : undefined),
      show: (value) => {
        control.checked = value !== undefined
      },
    }
  },
  choice: ({ choices = [] }) => choiceControl(choices),
}

function textControl(control: HTMLInputElement | HTMLTextAreaElement): Made {
  return {
    control,
    read: () => control.value || undefined,
    show: (value) => {
      if (control.value !== (value ?? '')) control.value = value ?? ''
    },
  }
}

/** The first choice is what holds without the attribute. */
function choiceControl([usual = '', ...others]: readonly string[]): Made {
  const option = (value: string, text = value) => make('option', { value }, text)
  const control = make('select', {}, option('', usual), ...others.map((choice) => option(choice)))
  return {
    control,
    read: () => control.value || undefined,
    show: (value) => {
      const wanted = value === usual ? '' : (value ?? '')
      const isKnown = [...control.options].some((known) => known.value === wanted)
      if (!isKnown) control.append(option(wanted))
      control.value = wanted
    },
  }
}
