import type { Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import { canJoin } from 'prosemirror-transform'
import { nodes } from '#components/admin/editor/rich-text/schema/schema.ts'

/** Two lists of one kind that come to stand side by side become one: Markdown would read them as one. */
export function joinLists(): Plugin {
  return new Plugin({
    appendTransaction(transactions, before, { doc, tr }) {
      if (!transactions.some(({ docChanged }) => docChanged)) return null
      if (transactions.some((transaction) => transaction.getMeta('source'))) return null
      const known = pairsIn(before.doc)
      const firsts = new Set(known.map(({ first }) => first))
      const seconds = new Set(known.map(({ second }) => second))
      // A pair that was there before, such as one with * after one with -, stays two lists.
      const come = pairsIn(doc).filter(({ first, second }) => !firsts.has(first) && !seconds.has(second))
      for (const { seam } of come.reverse()) if (canJoin(tr.doc, seam)) tr.join(seam)
      return tr.docChanged ? tr : null
    },
  })
}

type Pair = { first: Node; second: Node; seam: number }

function pairsIn(doc: Node): Pair[] {
  const pairs: Pair[] = []
  doc.forEach((first, at, index) => {
    const second = first.type === nodes.list ? doc.maybeChild(index + 1) : null
    if (second?.type === nodes.list && second.attrs.ordered === first.attrs.ordered)
      pairs.push({ first, second, seam: at + first.nodeSize })
  })
  return pairs
}
