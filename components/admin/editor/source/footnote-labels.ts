import type { FootnoteDefinition, FootnoteReference, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { freeLabels } from '#components/admin/editor/free-labels.ts'
import { tryParse } from '#components/admin/editor/rich-text/markdown/parse.ts'

const BEFORE = '[^'
const LABEL = /(?:\\.|[^\\\]])*/y

/**
 * MDX whose footnotes have labels that another text does not use. As it is when it is not valid MDX: what is a footnote in
 * it, and what is code, cannot be told.
 */
export function withFreeLabels(source: string, text: string): string {
  const tree = tryParse(source)
  if (!tree) return source
  const renamed = freeLabels(takenIn(text), notesIn(tree))
  const pieces: string[] = []
  let done = 0
  for (const { identifier, position } of footnotesIn(tree)) {
    const label = renamed.get(identifier)
    if (label === undefined || !position) continue
    LABEL.lastIndex = (position.start.offset ?? 0) + BEFORE.length
    pieces.push(source.slice(done, LABEL.lastIndex), label)
    LABEL.exec(source)
    done = LABEL.lastIndex
  }
  return [...pieces, source.slice(done)].join('')
}

type Footnote = FootnoteReference | FootnoteDefinition

/** Marks and notes, in the order of the text. */
function footnotesIn(tree: Root): Footnote[] {
  const found: Footnote[] = []
  visit(tree, (node) => {
    if (node.type === 'footnoteReference' || node.type === 'footnoteDefinition') found.push(node)
  })
  return found
}

/** The labels of the notes themselves, not of the marks that lead to them. */
function notesIn(tree: Root): Set<string> {
  const notes = footnotesIn(tree).filter(({ type }) => type === 'footnoteDefinition')
  return new Set(notes.map(({ identifier }) => identifier))
}

/** Of a text that is not valid MDX, whatever looks like a note. */
function takenIn(text: string): Set<string> {
  const tree = tryParse(text)
  if (tree) return notesIn(tree)
  return new Set([...text.matchAll(/^\[\^([^\]\s]+)\]:/gm)].map(([, label = '']) => label.toLowerCase()))
}
