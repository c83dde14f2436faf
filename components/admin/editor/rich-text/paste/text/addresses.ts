import type { Mark, Node } from 'prosemirror-model'
import { KeptText } from '#components/admin/editor/rich-text/markdown/kept-text.ts'
import { marks, schema } from '#components/admin/editor/rich-text/schema/schema.ts'

const MAX_ADDRESS = 2048

/** The address, when the text is one and nothing else. */
export function addressIn(text: string): string | null {
  const words = text.trim()
  if (words.length > MAX_ADDRESS || !/^(https?:\/\/|mailto:)[^\s<>"]+$/i.test(words)) return null
  return URL.canParse(words) ? words : null
}

/** An address that Markdown surely reads as a link. */
const PLAIN = /^https?:\/\/(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:\/(?:[\w./-]*[a-z0-9/])?)?$/i

/** An address as a link: bare when Markdown reads it as the same link. */
export function addressLink(address: string): Node {
  // Most are: a log may have thousands, and each reading takes a while.
  if (PLAIN.test(address)) return schema.text(address, [marks.link.create({ href: address, bare: true })])
  const [read, ...others] = KeptText.read(address).doc.firstChild?.children ?? []
  const link = read && marks.link.isInSet(read.marks)
  if (link && others.length === 0 && link.attrs.href === address && read.text === address) return read
  return schema.text(address, [marks.link.create({ href: address })])
}

/** Text with its addresses as links: Markdown makes them links anyway. */
export function withAddresses(text: string, around: readonly Mark[]): Node[] {
  return text.split(/(\bhttps?:\/\/[^\s<>"]*[^\s<>".,:;!?)\]}'*_~])/i).flatMap((part, index) => {
    if (part === '') return []
    const isAddress = index % 2 === 1 && URL.canParse(part)
    return isAddress ? addressLink(part) : schema.text(part, around)
  })
}
