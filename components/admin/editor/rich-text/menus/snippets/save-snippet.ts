import { Fragment, type Node } from 'prosemirror-model'
import type { Command } from 'prosemirror-state'
import type { SnippetServices } from '#components/admin/editor/rich-text/editor-services.ts'
import { topRun } from '#components/admin/editor/rich-text/keys/commands/where.ts'
import { blocksText } from '#components/admin/editor/rich-text/paste/copy/clipboard-text.ts'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

type Save = Pick<SnippetServices, 'save'>

/** Saves what is selected, to the word. */
export function saveSelection({ save }: Save): Command {
  return ({ doc, selection }, dispatch) => {
    if (selection.empty) return false
    if (dispatch) save(sourceOf(doc, selection.content().content))
    return true
  }
}

/** Saves the selected top-level blocks as a whole. */
export function saveBlocks({ save }: Save): Command {
  return (state, dispatch) => {
    const { from, to } = topRun(state)
    if (dispatch) save(sourceOf(state.doc, state.doc.slice(from, to).content))
    return true
  }
}

/** Blocks as MDX, with the footnotes that they refer to. */
function sourceOf(doc: Node, content: Fragment): string {
  const notes = notesFor(doc, content)
  return [blocksText(content), blocksText(Fragment.from(notes))].filter((text) => text !== '').join('\n\n')
}

/** The footnotes of the document that the blocks, or these footnotes, refer to and that are not among them. */
function notesFor(doc: Node, content: Fragment): Node[] {
  const here = new Set(content.content.filter(isNote).map(idOf))
  const found: Node[] = []
  const visit = (node: Node) => {
    if (node.type !== nodes.footnoteMark || here.has(idOf(node))) return true
    here.add(idOf(node))
    const note = doc.children.find((block) => isNote(block) && idOf(block) === idOf(node))
    if (note) found.push(note)
    note?.descendants(visit)
    return true
  }
  content.descendants(visit)
  return found
}

function isNote({ type }: Node): boolean {
  return type === nodes.footnote
}

function idOf({ attrs }: Node): string {
  return attrs.label.toLowerCase()
}
