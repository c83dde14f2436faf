/** Keys of a toolbar: arrows, Home and End move among its buttons, Escape leaves it. */
export function moveAmongButtons(event: KeyboardEvent, bar: HTMLElement, leave: () => void) {
  const buttons = [...bar.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')]
  const at = buttons.findIndex((button) => button.matches(':focus'))
  const isMirrored = getComputedStyle(bar).direction === 'rtl'
  const next = {
    ArrowRight: at + (isMirrored ? -1 : 1),
    ArrowLeft: at + (isMirrored ? 1 : -1),
    Home: 0,
    End: buttons.length - 1,
  }[event.key]
  if (event.key === 'Escape') leave()
  else if (next === undefined) return
  else buttons.at(next % buttons.length)?.focus()
  event.preventDefault()
  event.stopPropagation()
}
