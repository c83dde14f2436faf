/**
 * For `ref`: gives an element a background colour. Not by a style attribute: the policy of the desk allows none in the
 * HTML that the server sends.
 */
export function colouredBy(colour: string) {
  return (element: HTMLElement | null) => element?.style.setProperty('background-color', colour)
}
