import type { Node } from 'prosemirror-model'
import { type Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { AttrStep } from 'prosemirror-transform'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'
import type { Span } from '#components/admin/editor/rich-text/views/highlight/colouring.ts'

/** `stale`: where the code stands whose colours are not those of its text. */
export type Highlighting = { shown: DecorationSet; stale: readonly number[] }

/** The colours of one block of code, as it was when they were asked for. */
export type Coloured = { at: number; code: Node; spans: readonly Span[] }

export const highlightKey = new PluginKey<Highlighting>('highlight')

/** Follows which blocks of code have changed: a change elsewhere only moves what is shown. */
export function highlightState(): Plugin<Highlighting>['spec']['state'] {
  return {
    init: (_config, { doc }) => ({ shown: DecorationSet.empty, stale: codeIn(doc, 0, doc.content.size) }),
    apply(tr, before) {
      const coloured: Coloured | undefined = tr.getMeta(highlightKey)
      if (coloured) return withColours(before, tr.doc, coloured)
      return tr.docChanged ? moved(before, tr) : before
    },
  }
}

function withColours({ shown, stale }: Highlighting, doc: Node, { at, code, spans }: Coloured): Highlighting {
  if (doc.nodeAt(at) !== code) return { shown, stale }
  const start = at + 1
  const marks = spans.map(({ from, to, className }) =>
    Decoration.inline(start + from, start + to, { class: className }),
  )
  const old = shown.find(start, at + code.nodeSize - 1)
  return { shown: shown.remove(old).add(doc, marks), stale: stale.filter((other) => other !== at) }
}

function moved({ shown, stale }: Highlighting, tr: Transaction): Highlighting {
  const changed = new Set<number>()
  for (const at of stale) {
    const { pos, deleted } = tr.mapping.mapResult(at)
    if (!deleted) changed.add(pos)
  }
  for (const [index, step] of tr.steps.entries()) {
    const after = tr.mapping.slice(index + 1)
    // It moves nothing.
    if (step instanceof AttrStep) changed.add(after.map(step.pos))
    step.getMap().forEach((_oldStart, _oldEnd, from, to) => {
      for (const at of codeIn(tr.doc, after.map(from, -1), after.map(to, 1))) changed.add(at)
    })
  }
  const isStill = (at: number) => tr.doc.nodeAt(at)?.type === nodes.code
  return { shown: shown.map(tr.mapping, tr.doc), stale: [...changed].filter(isStill) }
}

/** Where blocks of code begin that have something between two positions. */
function codeIn(doc: Node, from: number, to: number): number[] {
  const found: number[] = []
  const size = doc.content.size
  doc.nodesBetween(Math.max(0, from - 1), Math.min(size, to + 1), (node, at) => {
    if (node.type === nodes.code) found.push(at)
    return !node.isTextblock
  })
  return found
}
