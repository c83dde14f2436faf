import { Fragment, type Mark, type Node, Slice } from 'prosemirror-model'
import { KeptText } from '#components/admin/editor/rich-text/markdown/kept-text.ts'
import { tryParse } from '#components/admin/editor/rich-text/markdown/parse.ts'
import { withAddresses } from '#components/admin/editor/rich-text/paste/text/addresses.ts'
import { looksLikeMarkdown } from '#components/admin/editor/rich-text/paste/text/looks-like-markdown.ts'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

/** `isPlain`: as it is, whatever it looks like. `around`: the marks at the caret. `onKeptAsText`: not all of it was valid. */
type Reading = { isPlain: boolean; around: readonly Mark[]; onKeptAsText?: () => void }

/** Pasted text as blocks; its first and last paragraphs flow into those around the caret. */
export function readText(text: string, { isPlain, around, onKeptAsText }: Reading): Slice {
  const lines = text.replace(/\r\n?/g, '\n').replace(/[\u200b\ufeff]/g, '')
  const blocks =
    !isPlain && looksLikeMarkdown(lines) ? readMarkdown(lines, onKeptAsText) : readParagraphs(lines, around)
  const isOpen = (block: Node | undefined) => Number(block?.type === nodes.paragraph)
  return new Slice(Fragment.from(blocks), isOpen(blocks[0]), isOpen(blocks.at(-1)))
}

function readMarkdown(text: string, onKeptAsText?: () => void): Node[] {
  const blocks = KeptText.read(text).doc.children.flatMap((block) => {
    if (block.type !== nodes.raw || tryParse(block.textContent) !== null) return block
    onKeptAsText?.()
    return readParagraphs(block.textContent, [])
  })
  const hasTitle = blocks.some(({ type, attrs }) => type === nodes.heading && attrs.level === 1)
  return hasTitle ? blocks.map(oneLevelDown) : blocks
}

/** The title of the article is its first level. */
function oneLevelDown(block: Node): Node {
  if (block.type !== nodes.heading) return block
  return block.type.create({ level: Math.min(6, block.attrs.level + 1) }, block.content)
}

function readParagraphs(text: string, around: readonly Mark[]): Node[] {
  const paragraphs = text.split(/\n[^\S\n]*(?:\n[^\S\n]*)+/).filter((words) => words.trim() !== '')
  const keepsEdges = paragraphs.length <= 1 && !text.includes('\n')
  return paragraphs.map((words) => {
    const lines = keepsEdges
      ? [words]
      : words
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean)
    if (isWrapped(lines)) return nodes.paragraph.create(null, withAddresses(lines.join(' '), around))
    const parts = lines.flatMap((line, index) => [
      ...(index > 0 ? [nodes.hardBreak.create()] : []),
      ...withAddresses(line, around),
    ])
    return nodes.paragraph.create(null, parts)
  })
}

const WRAP_WIDTH = 50

/** Prose broken at a width, as in e-mail: its lines are long and alike. Poems and addresses are not. */
function isWrapped(lines: string[]): boolean {
  const longest = Math.max(0, ...lines.map(({ length }) => length))
  return (
    lines.length > 1 &&
    longest >= WRAP_WIDTH &&
    lines.slice(0, -1).every(({ length }) => length >= longest * 0.7)
  )
}
