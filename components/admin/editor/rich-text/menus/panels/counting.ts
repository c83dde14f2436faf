import type { Node } from 'prosemirror-model'

export type Counts = { words: number; characters: number }

const WORDS_PER_MINUTE = 230

// Untouched blocks keep their node object, and so their count.
const known = new WeakMap<Node, Counts>()

/** Words and characters of what readers see; blocks of source and the text of code are left out. */
export function countText(doc: Node): Counts {
  const total = { words: 0, characters: 0 }
  for (const block of doc.children) {
    const { words, characters } = known.get(block) ?? countBlock(block)
    total.words += words
    total.characters += characters
  }
  return total
}

export function minutesToRead(words: number): number {
  return Math.ceil(words / WORDS_PER_MINUTE)
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

function countBlock(block: Node): Counts {
  const counts = { words: 0, characters: 0 }
  const take = (text: string) => {
    counts.characters += text.length
    for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) counts.words += 1
  }
  if (block.isTextblock && !block.type.spec.code) take(textOf(block))
  block.descendants((node) => {
    if (!node.isTextblock) return true
    if (!node.type.spec.code) take(textOf(node))
    return false
  })
  known.set(block, counts)
  return counts
}

function textOf(block: Node): string {
  return block.textBetween(0, block.content.size, ' ', ' ')
}
