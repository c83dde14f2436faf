import { createLowlight } from 'lowlight'
import { loadGrammar } from '#components/admin/editor/rich-text/views/highlight/grammars.ts'

/** A stretch of code with the classes of its colour. */
export type Span = { from: number; to: number; className: string }

const lowlight = createLowlight()

/** The coloured stretches of code, with a grammar that is loaded once. */
export async function colour(code: string, grammar: string): Promise<Span[]> {
  if (!lowlight.registered(grammar)) {
    const rules = await loadGrammar(grammar)
    if (!rules) return []
    lowlight.register(grammar, rules)
  }
  return spansOf(lowlight.highlight(grammar, code).children)
}

type Tree = ReturnType<typeof lowlight.highlight>['children']

function spansOf(tree: Tree): Span[] {
  const spans: Span[] = []
  let at = 0
  const visit = (nodes: Tree, className: string) => {
    for (const node of nodes) {
      if (node.type === 'element') {
        const own = node.properties.className
        visit(node.children, [className, ...(Array.isArray(own) ? own : [])].filter(Boolean).join(' '))
      } else if (node.type === 'text') {
        if (className) spans.push({ from: at, to: at + node.value.length, className })
        at += node.value.length
      }
    }
  }
  visit(tree, '')
  return spans
}
