import { all, isBlock, moveContent, textOf } from '#components/admin/editor/rich-text/paste/clean/dom.ts'

// Word and LibreOffice, Google Docs, Markdown renderers, Wikipedia, WordPress.
const NAMED =
  /^(_?(ftn|edn|sdfootnote|sdendnote)|ftnt|fn[:\-_]?\w|user-content-fn|cite_note|footnote|easy-footnote)/i
const BACK = /ref|anc(hor[-\w]*)?$/i

/** Numbers that lead to a note become marks, and the notes blocks of their own after the text. */
export function cleanFootnotes(body: HTMLElement) {
  const labels = new Map<Element, string>()
  const targets = targetsIn(body)
  for (const link of all(body, 'a[href*="#"]')) {
    const id = decoded(link.getAttribute('href')?.split('#')[1] ?? '')
    if (!NAMED.test(id) || BACK.test(id)) continue
    const note = noteOf(targets.get(id), link)
    const label = note && (labels.get(note) ?? String(labels.size + 1))
    if (note && label) labels.set(note, label)
    markOf(link, label)
  }
  for (const [note, label] of labels) setApart(body, note, label)
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}

/** The elements by what links can name. */
function targetsIn(body: HTMLElement): Map<string, HTMLElement> {
  const targets = new Map<string, HTMLElement>()
  for (const element of all(body, '[id], a[name]'))
    for (const name of [element.id, `_${element.id}`, element.getAttribute('name')])
      if (name && name !== '_' && !targets.has(name)) targets.set(name, element)
  return targets
}

const NOTES = 'div[data-style*="mso-element"], li, .footnote, [id^="ftn"], [id^="edn"]'

/** The block that the link leads to; null when it was not copied. */
function noteOf(found: HTMLElement | undefined, link: Element): HTMLElement | null {
  const note = found?.closest<HTMLElement>(NOTES) ?? found?.closest<HTMLElement>('p') ?? null
  return note?.contains(link) ? null : note
}

function markOf(link: HTMLElement, label: string | null) {
  const sup = link.closest('sup') ?? link
  if (!label) return sup.remove()
  const mark = link.ownerDocument.createElement('sup')
  mark.setAttribute('data-note', label)
  mark.textContent = label
  sup.replaceWith(mark)
}

function setApart(body: HTMLElement, note: Element, label: string) {
  // The way back to the text, such as ↩ or the number before the note.
  for (const link of all(note, 'a')) {
    const id = link.getAttribute('href')?.split('#')[1] ?? ''
    if (BACK.test(id)) (link.closest('sup') ?? link).remove()
  }
  const outer = note.parentElement
  const made = body.ownerDocument.createElement('div')
  made.setAttribute('data-footnote', label)
  moveContent(note, made)
  if (![...made.children].some(isBlock)) {
    const paragraph = body.ownerDocument.createElement('p')
    moveContent(made, paragraph)
    made.append(paragraph)
  }
  note.remove()
  body.append(made)
  if (outer && outer !== body) removeEmpty(outer, body)
}

/** The list of notes, with its rule and hidden heading. */
function removeEmpty(box: Element, body: HTMLElement) {
  for (let at: Element | null = box; at && at !== body; ) {
    const outer: Element | null = at.parentElement
    const rest = [...at.childNodes].filter((child) => !/^H[1-6R]$/.test(child.nodeName))
    if (rest.some((child) => textOf(child) !== '')) return
    at.remove()
    at = outer
  }
}
