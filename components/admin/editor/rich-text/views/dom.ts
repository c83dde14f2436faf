/** An element with properties and children. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<Omit<HTMLElementTagNameMap[Name], 'style' | 'dataset'>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = Object.assign(document.createElement(name), properties)
  element.append(...children)
  return element
}

export function makeButton(label: string, onClick: () => void, ariaLabel = label): HTMLButtonElement {
  const button = make('button', { type: 'button', className: 'quiet', textContent: label, ariaLabel })
  button.addEventListener('click', onClick)
  return button
}
