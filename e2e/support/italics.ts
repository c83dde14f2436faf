/** Whether a page shows italics, and whether it has loaded a font for them. Runs in the browser. */
export function findItalics() {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  let isShown = false
  for (let text = texts.nextNode(); text && !isShown; text = texts.nextNode()) {
    const parent = text.parentElement
    isShown =
      !!text.textContent?.trim() &&
      !!parent?.checkVisibility() &&
      getComputedStyle(parent).fontStyle === 'italic'
  }
  const faces = [...document.fonts].filter(({ style }) => style === 'italic')
  return { isShown, isFetched: faces.some(({ status }) => status === 'loaded') }
}
