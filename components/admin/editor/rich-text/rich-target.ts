import { activeEditor$, type Realm, rootEditor$ } from '@mdxeditor/editor'
import {
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $isRootNode,
  $parseSerializedNode,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical'
import type { Drop, EditorTarget } from '#components/admin/editor/images/editor-target.ts'
import { type FigureFields, figureNode } from '#components/admin/editor/images/figure.ts'
import { FootnoteTextNode } from '#components/admin/editor/rich-text/footnote-nodes.tsx'

/** A position before or after a block. Without a block: at the end of the text. */
type Spot = { editor: LexicalEditor; block: string | null; isBefore: boolean }

/** Inserts images into the rich text view: between blocks, never inline. */
export function richTarget(realm: Realm): EditorTarget {
  return {
    insertionPoint: (drop) => {
      const spot = drop ? spotOfDrop(realm, drop) : spotOfCaret(realm)
      return (figure) => spot !== null && insert(spot, figure)
    },
    describe: (src) => focusAltText(realm.getValue(rootEditor$)?.getRootElement() ?? null, src),
  }
}

function spotOfCaret(realm: Realm): Spot | null {
  const root = realm.getValue(rootEditor$)
  const editor = realm.getValue(activeEditor$) ?? root
  const box = editor?.getRootElement()
  if (!root || !editor || !box) return null
  if (editor !== root && box.closest('td, th, .component-inline')) return spotAround(root, box)
  return { editor, block: editor.read(blockOfCaret), isBefore: false }
}

function blockOfCaret(): string | null {
  const selection = $getSelection()
  const node = $isRangeSelection(selection) ? selection.focus.getNode() : selection?.getNodes().at(-1)
  return node ? blockOf(node) : null
}

function blockOf(node: LexicalNode): string | null {
  let block: LexicalNode | null = node
  while (block && !$isRootNode(block.getParent())) block = block.getParent()
  return block?.getKey() ?? null
}

function spotOfDrop(realm: Realm, { y, on }: Drop): Spot | null {
  const root = realm.getValue(rootEditor$)
  const spot = root && spotAround(root, on)
  const block = spot?.block && spot.editor.getElementByKey(spot.block)
  if (!spot || !block) return spot
  const { top, bottom } = block.getBoundingClientRect()
  return { ...spot, isBefore: y < (top + bottom) / 2 }
}

function spotAround(editor: LexicalEditor, element: Element): Spot {
  const block = editor.read(() => {
    const node = $getNearestNodeFromDOMNode(element)
    return node && blockOf(node)
  })
  return { editor, block, isBefore: false }
}

function insert(spot: Spot, figure: FigureFields): boolean {
  if (!spot.editor.getRootElement()) return false
  spot.editor.update(
    () => {
      const node = $parseSerializedNode({ type: 'jsx', version: 1, ...{ mdastNode: figureNode(figure) } })
      const block = spot.block === null ? null : $getNodeByKey(spot.block)
      if (!block?.isAttached()) append(node)
      else if (spot.isBefore) block.insertBefore(node)
      else block.insertAfter(node)
      spot.block = node.getKey()
      spot.isBefore = false
    },
    { discrete: true },
  )
  return true
}

/** After the last block that is not a footnote. */
function append(node: LexicalNode) {
  const last = $getRoot()
    .getChildren()
    .findLast((child) => !(child instanceof FootnoteTextNode))
  if (last) last.insertAfter(node)
  else $getRoot().append(node)
}

const MAX_FRAMES = 20

/** The form of a new image is rendered a few frames later. */
function focusAltText(root: HTMLElement | null, src: string, frames = MAX_FRAMES) {
  const forms = root?.querySelectorAll<HTMLElement>(`[data-image="${CSS.escape(src)}"] [name="alt"]`)
  const last = [...(forms ?? [])].at(-1)
  if (last) last.focus()
  else if (frames > 0) requestAnimationFrame(() => focusAltText(root, src, frames - 1))
}
