import {
  all,
  isBlock,
  isElement,
  styleOf,
  textOf,
} from '#components/admin/editor/rich-text/paste/clean/dom.ts'
import { isMonospace } from '#components/admin/editor/rich-text/paste/clean/marks.ts'

/** Each block of code becomes `<pre data-lang><code>` with nothing but its text. */
export function cleanCode(body: HTMLElement) {
  for (const box of all(body, 'div')) if (isCodeBox(box)) box.replaceWith(codeOf(box, ''))
  for (const pre of all(body, 'pre')) if (pre.isConnected || body.contains(pre)) cleanPre(pre, body)
}

/** The lines of an editor, such as VS Code's. */
function isCodeBox(box: HTMLElement): boolean {
  return /^pre/.test(styleOf(box, 'white-space')) && isMonospace(box) && !box.querySelector('p, table, pre')
}

function cleanPre(pre: HTMLElement, body: HTMLElement) {
  if (pre.parentElement?.closest('pre')) return
  const code = pre.querySelector<HTMLElement>('code') ?? pre
  const header = headerOf(pre, code, body)
  pre.replaceWith(codeOf(code, languageOf(pre, code) || languageNamed(header)))
}

function codeOf(box: HTMLElement, language: string): HTMLElement {
  const document = box.ownerDocument
  const pre = document.createElement('pre')
  if (language) pre.setAttribute('data-lang', language)
  const code = document.createElement('code')
  code.textContent = linesOf(box)
    .replace(/\u00a0/g, ' ')
    .replace(/^\n+|\s+$/g, '')
  pre.append(code)
  return pre
}

function linesOf(node: Node): string {
  let text = ''
  for (const child of node.childNodes) {
    if (child.nodeName === 'BR') text += '\n'
    else if (isElement(child) && isBlock(child)) {
      const inside = linesOf(child)
      // An empty line of an editor is a box with a break in it.
      text = `${text === '' || text.endsWith('\n') ? text : `${text}\n`}${inside.replace(/\n$/, '')}\n`
    } else text += isElement(child) ? linesOf(child) : (child.textContent ?? '')
  }
  return text
}

const MAX_HEADER = 24
const MAX_STEPS = 4

/** The language above the code, in or around the `<pre>`, which is removed. */
function headerOf(pre: HTMLElement, code: HTMLElement, body: HTMLElement): string {
  if (code !== pre) {
    const inside = textOf(pre).replace(textOf(code), '').trim()
    if (inside !== '' && inside.length <= MAX_HEADER) return inside
  }
  let box: HTMLElement = pre
  for (let step = 0; step < MAX_STEPS && box !== body; step++) {
    const before = box.previousElementSibling
    if (before) {
      const words = textOf(before)
      const isHeader = /^(DIV|SPAN|FIGCAPTION|HEADER)$/.test(before.nodeName) && languageNamed(words) !== ''
      if (!isHeader) return ''
      before.remove()
      return words
    }
    if (!box.parentElement || /^(LI|TD|BLOCKQUOTE)$/.test(box.parentElement.nodeName)) return ''
    box = box.parentElement
  }
  return ''
}

function languageOf(pre: HTMLElement, code: HTMLElement): string {
  for (const element of [code, pre, pre.parentElement]) {
    if (!element) continue
    const given = element.getAttribute('data-lang') ?? element.getAttribute('data-language')
    const named = /(?:^|\s)(?:language|lang|highlight-source|brush:)[-\s]([\w+#-]+)/.exec(
      element.getAttribute('class') ?? '',
    )?.[1]
    if (given ?? named) return languageNamed(given ?? named ?? '')
  }
  return ''
}

const NAMES = new Map([
  ['c++', 'cpp'],
  ['c#', 'csharp'],
  ['shell', 'sh'],
  ['plaintext', ''],
  ['plain', ''],
  ['text', ''],
  ['txt', ''],
  ['code', ''],
  ['none', ''],
])

/** A language as it stands on a fence line. Empty when the words are not a language's name. */
export function languageNamed(words: string): string {
  const name = words.trim().toLowerCase()
  if (!/^[a-z][\w+#.-]{0,19}$/.test(name)) return ''
  return NAMES.get(name) ?? name
}
