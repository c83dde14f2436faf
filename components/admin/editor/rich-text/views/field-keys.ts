import type { Control } from '#components/admin/editor/rich-text/views/field.ts'

type Leave = (side: 'before' | 'after') => void

/** Enter and the arrow keys go from field to field, and from the ends of the form into the text. */
export function moveAmongFields(event: KeyboardEvent, form: HTMLElement, leave: Leave) {
  const { key } = event
  if (event.shiftKey || event.metaKey || event.ctrlKey || event.altKey) return
  const fields = fieldsIn(form)
  const at = fields.findIndex((field) => field.matches(':focus'))
  const step = fields[at] ? stepOf(key, fields[at]) : null
  if (step === null) return
  event.preventDefault()
  const next = key === 'Escape' ? undefined : fields[at + step]
  if (next) next.focus()
  else leave(step < 0 ? 'before' : 'after')
}

export function fieldsIn(form: HTMLElement): Control[] {
  return [...form.querySelectorAll<Control>('input, select, textarea')]
}

function stepOf(key: string, target: Control): 1 | -1 | null {
  if (key === 'Enter' || key === 'Escape') return 1
  if (key === 'ArrowDown' && isAtEdge(target, 1)) return 1
  if (key === 'ArrowUp' && isAtEdge(target, -1)) return -1
  return null
}

/** Whether an arrow key has nothing to do within the control: choices and suggestions use it themselves. */
function isAtEdge(control: Control, step: 1 | -1): boolean {
  if (control instanceof HTMLTextAreaElement) {
    const { value, selectionStart, selectionEnd } = control
    return !(step > 0 ? value.slice(selectionEnd) : value.slice(0, selectionStart)).includes('\n')
  }
  return control instanceof HTMLInputElement && !control.list
}
