type Leave = (side: 'before' | 'after') => void

/** Enter and the arrow keys go from field to field, and from the ends of the form into the text. */
export function moveAmongFields(event: KeyboardEvent, form: HTMLElement, leave: Leave) {
  const { target, key } = event
  if (event.shiftKey || event.metaKey || event.ctrlKey || event.altKey) return
  if (!(target instanceof HTMLElement) || !fieldsIn(form).includes(target)) return
  const step = stepOf(key, target)
  if (step === null) return
  event.preventDefault()
  const fields = fieldsIn(form)
  const next = key === 'Escape' ? undefined : fields[fields.indexOf(target) + step]
  if (next) next.focus()
  else leave(step < 0 ? 'before' : 'after')
}

export function fieldsIn(form: HTMLElement): HTMLElement[] {
  return [...form.querySelectorAll<HTMLElement>('input, select, textarea')]
}

function stepOf(key: string, target: HTMLElement): 1 | -1 | null {
  if (key === 'Enter' || key === 'Escape') return 1
  if (key === 'ArrowDown' && isAtEdge(target, 1)) return 1
  if (key === 'ArrowUp' && isAtEdge(target, -1)) return -1
  return null
}

/** Whether an arrow key has nothing to do within the control: choices and suggestions use it themselves. */
function isAtEdge(control: HTMLElement, step: 1 | -1): boolean {
  if (control instanceof HTMLTextAreaElement) {
    const { value, selectionStart, selectionEnd } = control
    return !(step > 0 ? value.slice(selectionEnd) : value.slice(0, selectionStart)).includes('\n')
  }
  return control instanceof HTMLInputElement && !control.list
}
