import type { Root, RootContent } from 'mdast'
import { VFileMessage } from 'vfile-message'
import { FenceScanner } from '#components/admin/editor/fence-scanner.ts'
import { normaliseTree } from '#lib/content/mdx/parse/normalise-tree.ts'
import { parseMdx } from '#lib/content/mdx/parse/parsing.ts'

export type Range = { start: number; end: number }

/**
 * A block of the text and its range. `tree`: null when it is not valid MDX. Positions in the tree count from the start
 * of `piece`.
 */
export type ParsedBlock = Range & { tree: RootContent | null; piece: string }

/**
 * The top-level blocks of a text in order. Text that is not valid MDX comes as blocks without a tree; all that can be
 * read beside it still is. Never throws.
 */
export function parseBlocks(source: string): ParsedBlock[] {
  const tree = tryParse(source)
  return tree ? blocksOf(tree, source, 0) : parsePieces(source)
}

/** The syntax tree with block and inline JSX told apart; null when the text is not valid MDX. */
export function tryParse(source: string): Root | null {
  const tree = parseOrError(source)
  return tree instanceof Error ? null : tree
}

function parseOrError(source: string): Root | Error {
  try {
    return normaliseTree(parseMdx(source))
  } catch (error) {
    if (error instanceof VFileMessage || error instanceof RangeError) return error
    throw error
  }
}

/** The range of a node of the syntax tree. */
export function rangeOf(node: RootContent | Root): Range {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 }
}

function blocksOf(tree: Root, piece: string, offset: number): ParsedBlock[] {
  return tree.children.map((child) => {
    const { start, end } = rangeOf(child)
    return { start: start + offset, end: end + offset, tree: child, piece }
  })
}

const MAX_JOINED = 40
const MAX_PIECE = 50_000

/** Reads piece by piece, joining pieces while one alone is not valid, such as a fence or a tag with blank lines in it. */
function parsePieces(source: string): ParsedBlock[] {
  const pieces = piecesOf(source)
  const blocks: ParsedBlock[] = []
  for (let at = 0; at < pieces.length; ) {
    const read = readPiece(source, pieces, at)
    blocks.push(...read.blocks)
    at = read.next
  }
  return blocks
}

function readPiece(source: string, pieces: Range[], at: number): { blocks: ParsedBlock[]; next: number } {
  const first = pieces[at] ?? { start: 0, end: 0 }
  for (let last = at; last < Math.min(pieces.length, at + MAX_JOINED); last++) {
    const text = source.slice(first.start, pieces[last]?.end)
    if (text.length > MAX_PIECE) break
    if (hasOpenFence(text)) continue
    const tree = parseOrError(text)
    if (!(tree instanceof Error)) return { blocks: blocksOf(tree, text, first.start), next: last + 1 }
    if (!isUnfinished(tree)) break
  }
  return { blocks: [{ ...first, tree: null, piece: '' }], next: at + 1 }
}

/** Whether more text could make it valid: a tag that is not closed yet. */
function isUnfinished(error: Error): boolean {
  if (!(error instanceof VFileMessage)) return false
  return error.ruleId === 'unexpected-eof' || error.reason.startsWith('Expected a closing tag')
}

function hasOpenFence(text: string): boolean {
  const code = new FenceScanner()
  for (const line of text.split('\n')) code.take(line)
  return code.isOpen
}

/** The runs of lines between blank lines. */
function piecesOf(source: string): Range[] {
  return [...source.matchAll(/(?:[^\n]*\S[^\n]*(?:\n|$))+/g)].map((match) => {
    const text = match[0].replace(/\s+$/, '')
    return { start: match.index, end: match.index + text.length }
  })
}
