import {
  type Attrs,
  type DOMOutputSpec,
  DOMParser,
  DOMSerializer,
  type Mark,
  type Node,
  type ParseRule,
} from 'prosemirror-model'
import { isSafeAddress } from '#components/admin/editor/rich-text/keys/commands/links.ts'
import { KEPT, keptOf, readKept } from '#components/admin/editor/rich-text/paste/copy/kept-attributes.ts'
import { schema } from '#components/admin/editor/rich-text/schema/schema.ts'

/** Writes HTML for other programs, without what only the editor needs to draw it. */
export const clipboardSerializer = new DOMSerializer(
  mapValues(
    DOMSerializer.nodesFromSchema(schema),
    (toDOM) => (node: Node) => (node.isText ? toDOM(node) : plainSpec(toDOM(node), node.attrs)),
  ),
  mapValues(
    DOMSerializer.marksFromSchema(schema),
    (toDOM) => (mark: Mark, inline: boolean) => plainSpec(toDOM(mark, inline), mark.attrs),
  ),
)

/** Reads that HTML back with every attribute. */
export const clipboardParser = new DOMParser(schema, DOMParser.fromSchema(schema).rules.map(keepingRule))

/** Whether HTML was copied in this editor. */
export function isOwnHtml(html: string): boolean {
  return html.includes('data-pm-slice=') && html.includes(`${KEPT}=`)
}

const ONLY_DRAWN = new Set(['class', 'dir', 'spellcheck'])

function plainSpec(spec: DOMOutputSpec, attrs: Attrs): DOMOutputSpec {
  if (!Array.isArray(spec)) return spec
  const [tag, second, ...rest] = spec as [string, ...unknown[]]
  const hasAttributes = second !== null && typeof second === 'object' && !Array.isArray(second)
  const given = Object.entries(hasAttributes ? second : {}).filter(([name]) => !ONLY_DRAWN.has(name))
  const children = hasAttributes || second === undefined ? rest : [second, ...rest]
  return [tag, { ...Object.fromEntries(given), [KEPT]: keptOf(attrs) }, ...children]
}

function keepingRule(rule: ParseRule): ParseRule {
  if (rule.tag === undefined) return rule
  const type = rule.node ? schema.nodes[rule.node] : schema.marks[rule.mark ?? '']
  if (!type) return rule
  return {
    ...rule,
    getAttrs: (element: HTMLElement) => {
      const read = rule.getAttrs ? rule.getAttrs(element) : (rule.attrs ?? null)
      if (read === false) return false
      const kept = element.getAttribute(KEPT)
      const attrs = kept === null ? read : { ...read, ...readKept(kept, type) }
      return typeof attrs?.href === 'string' && !isSafeAddress(attrs.href) ? false : attrs
    },
  }
}

function mapValues<T>(values: Record<string, T>, change: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]))
}
