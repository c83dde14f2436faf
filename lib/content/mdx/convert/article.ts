import type { Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { normaliseTree } from '#lib/content/mdx/parse/normalise-tree.ts'
import { parseError } from '#lib/content/mdx/parse/parse-error.ts'
import { linkAddresses, parseMarkdown, parseMdx } from '#lib/content/mdx/parse/parsing.ts'
import type { JobResult } from '#lib/content/mdx/pool/jobs.ts'
import { checkLength } from '#lib/content/mdx/validate/article.ts'
import { checkCharacters } from '#lib/content/mdx/validate/characters.ts'
import { checkTree } from '#lib/content/mdx/validate/checker.ts'
import { Diagnostics } from '#lib/content/mdx/validate/diagnostics.ts'
import { checkSizes } from '#lib/content/mdx/validate/sizes.ts'
import type { Converted } from '#lib/content/views.ts'
import { convertAlerts } from './alerts.ts'
import { repointLinks } from './anchors.ts'
import { firstDifference } from './comparing.ts'
import type { Context } from './context.ts'
import { convertHtml } from './html.ts'
import { placesIn } from './places.ts'
import { writeMdx } from './writing.ts'

/** Converts Markdown to equivalent MDX, or reports what cannot be converted. Runs in a worker of the pool. */
export function convertInWorker(source: string): JobResult<Converted> {
  const early = [...checkLength(source), ...checkCharacters(source)]
  if (early.length > 0) return { problems: early }
  try {
    return { value: convert(source) }
  } catch (error) {
    return { problems: [parseError(error)] }
  }
}

function convert(source: string): Converted {
  const diagnostics = new Diagnostics()
  const tree = parseMarkdown(source)
  checkSizes(tree, diagnostics)
  if (diagnostics.list.length > 0) return { mdx: '', problems: diagnostics.list }
  markBareLinks(tree, source)
  const context: Context = { diagnostics, placeOf: placesIn(source), anchors: [] }
  convertHtml(tree, context)
  convertAlerts(tree)
  linkAddresses(tree)
  repointLinks(tree, context.anchors)
  normaliseTree(tree)
  const problems = [...diagnostics.sorted(), ...checkTree(tree)]
  if (problems.length > 0) return { mdx: '', problems }
  return written(tree)
}

/** Serialises the tree and parses the result again, so that only MDX with the same meaning is stored. */
function written(tree: Root): Converted {
  const pretty = writeMdx(tree, { bare: true })
  if (!differenceIn(pretty, tree)) return { mdx: pretty, problems: [] }
  const plain = writeMdx(tree, { bare: false })
  const difference = differenceIn(plain, tree)
  if (!difference) return { mdx: plain, problems: [] }
  const { line, column } = difference.position?.start ?? { line: 1, column: 1 }
  return { mdx: '', problems: [{ line, column, message: UNFAITHFUL }] }
}

const UNFAITHFUL = 'This block cannot be converted to MDX without changing its meaning. Simplify it.'

function differenceIn(mdx: string, tree: Root): Nodes | undefined {
  try {
    return firstDifference(tree, normaliseTree(parseMdx(mdx)))
  } catch {
    return tree
  }
}

/** Marks the links that were typed as a bare URL. */
function markBareLinks(tree: Root, source: string) {
  visit(tree, 'link', (node) => {
    const { start, end } = node.position ?? {}
    const [text] = node.children
    if (text?.type !== 'text' || node.children.length > 1) return
    if (source.slice(start?.offset, end?.offset) === text.value) node.data = { ...node.data, bare: true }
  })
}
