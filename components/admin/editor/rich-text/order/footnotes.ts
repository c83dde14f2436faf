import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

/** Footnotes that were in the document once, by identifier: the label in small letters. */
type Removed = ReadonlyMap<string, Node>

const key = new PluginKey<Removed>('footnotes')

/**
 * A footnote's marks and its words go together: without marks, readers would never see the words, and without words,
 * Markdown would show the mark as brackets. A mark that comes back, as after cutting and pasting, brings its words.
 */
export function footnotesGoTogether(): Plugin {
  return new Plugin<Removed>({
    key,
    state: {
      init: () => new Map(),
      apply: (tr, removed, before, after) =>
        tr.docChanged ? remember(removed, before.doc, after.doc) : removed,
    },
    appendTransaction(transactions, before, after) {
      if (!transactions.some(({ docChanged }) => docChanged)) return null
      // The source says what it says, and undo restores what was.
      if (transactions.some((tr) => tr.getMeta('source') || tr.getMeta('history$'))) return null
      const { gone, come } = blocksBetween(before.doc, after.doc)
      const [old, now] = [labelsIn(gone), labelsIn(come)]
      const changed = labelsThatChanged(old, now)
      if (changed.size === 0) return null
      return mend(after.tr, changed, { old, removed: key.getState(after) ?? new Map() })
    },
  })
}

/** By identifier: the labels of marks as they are written, and the footnotes. */
type Labels = { marks: Map<string, string>; notes: Map<string, Node> }

function mend(
  tr: Transaction,
  changed: ReadonlyMap<string, string>,
  { old, removed }: { old: Labels; removed: Removed },
): Transaction | null {
  const { marks, notes } = labelsIn([tr.doc])
  for (const [id, label] of changed) {
    if (marks.has(id) === notes.has(id)) continue
    if (notes.has(id)) removeAll(tr, id, nodes.footnote)
    else if (old.notes.has(id)) removeAll(tr, id, nodes.footnoteMark)
    else tr.insert(tr.doc.content.size, removed.get(id) ?? emptyNote(label))
  }
  return tr.docChanged ? tr : null
}

function emptyNote(label: string): Node {
  return nodes.footnote.create({ label }, nodes.paragraph.create())
}

function removeAll(tr: Transaction, id: string, type: Node['type']) {
  const found: { at: number; size: number }[] = []
  tr.doc.descendants((node, at) => {
    if (node.type === type && idOf(node) === id) found.push({ at, size: node.nodeSize })
  })
  for (const { at, size } of found.reverse()) tr.delete(at, at + size)
}

function remember(removed: Removed, before: Node, after: Node): Removed {
  const { gone } = blocksBetween(before, after)
  const { notes } = labelsIn(gone)
  return notes.size === 0 ? removed : new Map([...removed, ...notes])
}

/** Identifiers with their labels, of which a mark or the words came or went. */
function labelsThatChanged(old: Labels, now: Labels): Map<string, string> {
  const ids = new Set([...old.marks.keys(), ...now.marks.keys(), ...old.notes.keys(), ...now.notes.keys()])
  const changed = [...ids].filter(
    (id) => old.marks.has(id) !== now.marks.has(id) || old.notes.has(id) !== now.notes.has(id),
  )
  return new Map(changed.map((id) => [id, now.marks.get(id) ?? id]))
}

function labelsIn(blocks: readonly Node[]): Labels {
  const labels: Labels = { marks: new Map(), notes: new Map() }
  const visit = (node: Node) => {
    if (node.type === nodes.footnoteMark) labels.marks.set(idOf(node), node.attrs.label)
    if (node.type === nodes.footnote) labels.notes.set(idOf(node), node)
    return true
  }
  for (const block of blocks) {
    visit(block)
    block.descendants(visit)
  }
  return labels
}

/** Markdown does not tell capitals apart in labels. */
function idOf({ attrs }: Node): string {
  return attrs.label.toLowerCase()
}

function blocksBetween(before: Node, after: Node): { gone: readonly Node[]; come: readonly Node[] } {
  const [old, now] = [before.children, after.children]
  const shorter = Math.min(old.length, now.length)
  let head = 0
  while (head < shorter && old[head] === now[head]) head += 1
  let tail = 0
  while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1
  return { gone: old.slice(head, old.length - tail), come: now.slice(head, now.length - tail) }
}
