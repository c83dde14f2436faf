import type { Nodes } from 'mdast'
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx'
import { childrenOf, isBlank, isJsx, type Jsx } from '#lib/content/mdx/parse/nodes.ts'
import { attributeAdvice, nameAdvice } from './advice.ts'
import { firstForbidden, forbidden } from './characters.ts'
import { COMPONENTS, type ComponentRule } from './components.ts'
import { isBlock } from './content-models.ts'
import type { Diagnostics } from './diagnostics.ts'
import { type Content, ELEMENTS, type ElementRule } from './elements.ts'

type Values = Map<string, { value: string | true; attribute: MdxJsxAttribute }>

/** Validates an element or component: name, attributes, parent and content. */
export function checkJsx(node: Jsx, diagnostics: Diagnostics, above: readonly Nodes[]) {
  const name = node.name ?? ''
  const component = COMPONENTS.get(name)
  const element = ELEMENTS.get(name)
  const rule = component ?? element
  if (!rule) return diagnostics.report(node, nameAdvice(name))
  const values = literalAttributes(node, diagnostics)
  if (component) checkProps(node, component, values, diagnostics)
  if (element) checkAttributes(node, element, values, diagnostics)
  checkPlace(node, diagnostics, above)
  checkContent(node, rule.content, diagnostics)
}

export function isInteractive(node: Nodes): boolean {
  if (isJsx(node)) return node.name === 'a' || node.name === 'Button'
  return node.type === 'link' || node.type === 'linkReference' || node.type === 'footnoteReference'
}

/** The literal attributes (strings and flags); anything else is rejected. */
function literalAttributes(node: Jsx, diagnostics: Diagnostics): Values {
  const values: Values = new Map()
  for (const attribute of node.attributes) {
    const place = attribute.position ? attribute : node
    if (attribute.type !== 'mdxJsxAttribute') {
      diagnostics.report(place, 'Attributes cannot be spread. Write each one as name="value".')
      continue
    }
    const { name, value } = attribute
    const character = typeof value === 'string' && firstForbidden(value)
    if (character) diagnostics.report(place, forbidden(character))
    else if (values.has(name)) diagnostics.report(place, `The attribute “${name}” is repeated. Remove one.`)
    else if (value !== null && typeof value === 'object')
      diagnostics.report(place, `“${name}” cannot be an expression. Write ${name}="…" with quotes.`)
    else values.set(name, { value: value ?? true, attribute })
  }
  return values
}

function checkProps(node: Jsx, rule: ComponentRule, values: Values, diagnostics: Diagnostics) {
  const known = Object.keys(rule.props.shape)
  for (const [name, { attribute }] of values)
    if (!known.includes(name)) diagnostics.report(attribute, attributeAdvice(node.name ?? '', name, known))
  const given = new Map([...values].map(([name, { value }]) => [name, value]))
  const parsed = rule.props.safeParse(Object.fromEntries(known.map((name) => [name, given.get(name)])))
  for (const issue of parsed.error?.issues ?? []) {
    const name = String(issue.path[0])
    diagnostics.report(values.get(name)?.attribute ?? node, `<${node.name}> ${name}: ${issue.message}`)
  }
}

function checkAttributes(node: Jsx, rule: ElementRule, values: Values, diagnostics: Diagnostics) {
  const known = Object.keys(rule.attributes)
  for (const [name, { value, attribute }] of values) {
    const check = known.includes(name) ? rule.attributes[name] : undefined
    if (!check) diagnostics.report(attribute, attributeAdvice(node.name ?? '', name, known))
    else if (value === true) diagnostics.report(attribute, `“${name}” needs a value. Write ${name}="…".`)
    else {
      const message = check(value)
      if (message) diagnostics.report(attribute, `<${node.name}> ${name}: ${message}`)
    }
  }
  for (const name of rule.required ?? [])
    if (!values.has(name)) diagnostics.report(node, `<${node.name}> needs ${name}="…".`)
}

function checkPlace(node: Jsx, diagnostics: Diagnostics, above: readonly Nodes[]) {
  const parent = above.at(-1)
  if (node.type === 'mdxJsxTextElement' && isBlock(node))
    diagnostics.report(
      node,
      `<${node.name}> is a block and cannot be inside a sentence. Put it on a line of its own.`,
    )
  const home = HOMES.get(node.name ?? '')
  if (home && !(parent && isJsx(parent) && home.includes(parent.name ?? '')))
    diagnostics.report(node, `<${node.name}> is allowed only inside <${home.join('> or <')}>.`)
  if (isInteractive(node) && above.some(isInteractive))
    diagnostics.report(node, 'A link cannot be inside another link or button. Remove one of them.')
}

const HOMES: ReadonlyMap<string, string[]> = new Map([
  ['caption', ['table']],
  ['thead', ['table']],
  ['tbody', ['table']],
  ['tfoot', ['table']],
  ['tr', ['table', 'thead', 'tbody', 'tfoot']],
  ['th', ['tr']],
  ['td', ['tr']],
  ['dt', ['dl']],
  ['dd', ['dl']],
  ['rt', ['ruby']],
  ['rp', ['ruby']],
])

function checkContent(node: Jsx, content: Content, diagnostics: Diagnostics) {
  const children = childrenOf(node).filter((child) => !isBlank(child))
  if (content === 'nothing' && children.length > 0)
    diagnostics.report(node, `<${node.name}> cannot contain anything. Write <${node.name} … />.`)
  if (node.name === 'Button' && children.length === 0)
    diagnostics.report(node, 'A button needs text: <Button href="…">Read on</Button>.')
  for (const child of children) {
    if (content === 'words' && WHOLE_BLOCKS.has(child.type))
      diagnostics.report(child, `<${node.name}> can contain only text, no paragraphs, lists or other blocks.`)
    if (typeof content === 'object' && !(isJsx(child) && content.includes(child.name ?? '')))
      diagnostics.report(child, `Only <${content.join('>, <')}> is allowed directly inside <${node.name}>.`)
  }
}

const WHOLE_BLOCKS = new Set([
  'paragraph',
  'heading',
  'blockquote',
  'list',
  'code',
  'table',
  'thematicBreak',
  'mdxJsxFlowElement',
])
