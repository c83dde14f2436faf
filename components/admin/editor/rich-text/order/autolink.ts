import type { Link, Paragraph, Root, Text } from 'mdast'
import type { Node } from 'prosemirror-model'
import { Plugin, type Transaction } from 'prosemirror-state'
import { marks } from '#components/admin/editor/rich-text/schema/schema.ts'
import { linkAddresses } from '#lib/content/mdx/parse/parsing.ts'

/** A typed address is a link, as it will be when the text is read again; so it can be neither more nor less than one. */
export function autolink(): Plugin {
  return new Plugin({
    appendTransaction(transactions, before, { doc, tr }) {
      if (!transactions.some(({ docChanged }) => docChanged)) return null
      const untouched = new Set(before.doc.children)
      doc.forEach((block, offset) => {
        if (untouched.has(block)) return
        if (block.inlineContent) linkBlock(block, offset, tr)
        else
          block.descendants((node, at) => void (node.inlineContent && linkBlock(node, offset + 1 + at, tr)))
      })
      return tr.docChanged ? tr.setMeta('addToHistory', false) : null
    },
  })
}

const HINT = /:\/\/|www\.|@/

function linkBlock(block: Node, offset: number, tr: Transaction) {
  if (block.type.spec.code || !HINT.test(block.textContent)) return
  for (const { from, text, hrefs } of runsIn(block, offset + 1)) {
    const found = addressesIn(text)
    // All at once: one address must not take the link from another of the same run.
    if (found.every(({ start, end, url }) => hrefs.get(start) === url && hrefs.get(end - 1) === url)) continue
    tr.removeMark(from, from + text.length, marks.link)
    for (const { start, end, url } of found)
      tr.addMark(from + start, from + end, marks.link.create({ href: url, bare: true }))
  }
}

type Run = { from: number; text: string; hrefs: Map<number, string> }

/** The stretches of text that may hold addresses: neither code nor words of a link. */
function runsIn(block: Node, start: number): Run[] {
  const runs: Run[] = []
  let run: Run | null = null
  block.forEach((node, at) => {
    const link = marks.link.isInSet(node.marks)
    const isOpen = node.isText && !marks.inlineCode.isInSet(node.marks) && (!link || link.attrs.bare)
    if (!isOpen) {
      run = null
      return
    }
    if (!run) {
      run = { from: start + at, text: '', hrefs: new Map() }
      runs.push(run)
    }
    const text = node.text ?? ''
    if (link)
      for (let index = 0; index < text.length; index++)
        run.hrefs.set(run.text.length + index, link.attrs.href)
    run.text += text
  })
  return runs
}

function addressesIn(text: string): { start: number; end: number; url: string }[] {
  if (!HINT.test(text)) return []
  const paragraph: Paragraph = { type: 'paragraph', children: [{ type: 'text', value: text }] }
  const tree: Root = { type: 'root', children: [paragraph] }
  linkAddresses(tree)
  let at = 0
  return paragraph.children.flatMap((node) => {
    const words = node.type === 'link' ? wordsOf(node) : node.type === 'text' ? node.value : ''
    const start = at
    at += words.length
    return node.type === 'link' ? [{ start, end: at, url: node.url }] : []
  })
}

function wordsOf({ children }: Link): string {
  return children.map((child) => (child as Text).value).join('')
}
