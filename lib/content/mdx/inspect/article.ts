import type { Definition, Nodes, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { attributeOf, isJsx, type Jsx } from '#lib/content/mdx/parse/nodes.ts'
import type { JobResult } from '#lib/content/mdx/pool/jobs.ts'
import { readArticle } from '#lib/content/mdx/validate/article.ts'
import type { Inspection } from '#lib/content/views.ts'
import { placeholdersIn } from './placeholders.ts'
import { placeOf } from './places.ts'

/** Lists what an editor would look at in a text: headings, images, links and placeholders, in order. */
export function inspectInWorker(source: string): JobResult<Inspection> {
  const { tree, problems } = readArticle(source)
  if (!tree) return { problems }
  const found: Inspection = { headings: [], images: [], links: [], placeholders: [] }
  const definitions = definitionsOf(tree)
  visit(tree, (node) => {
    if (isJsx(node)) addJsx(found, node)
    else addMarkdown(found, node, definitions)
    if (node.type === 'text') found.placeholders.push(...placeholdersIn(node, source))
  })
  return { value: found }
}

function addMarkdown(found: Inspection, node: Nodes, definitions: ReadonlyMap<string, Definition>) {
  const place = placeOf(node)
  if (node.type === 'heading') found.headings.push({ ...place, depth: node.depth, text: textOf(node).trim() })
  if (node.type === 'image' || node.type === 'imageReference')
    found.images.push({ ...place, src: addressOf(node, definitions), alt: node.alt?.trim() || null })
  if (node.type === 'link' || node.type === 'linkReference')
    found.links.push({ ...place, href: addressOf(node, definitions), text: textOf(node).trim() })
}

function addJsx({ images, links }: Inspection, node: Jsx) {
  const place = placeOf(node)
  const text = (name: string) => {
    const value = attributeOf(node, name)
    return value === undefined ? null : value === true ? '' : value
  }
  if (node.name === 'Figure' || node.name === 'img')
    images.push({ ...place, src: text('src') ?? '', alt: text('alt') })
  const href = text('href') ?? text('cite')
  if (href !== null) links.push({ ...place, href, text: textOf(node).trim() || (text('title') ?? '') })
}

function addressOf(node: Nodes, definitions: ReadonlyMap<string, Definition>): string {
  if ('url' in node) return node.url
  return 'identifier' in node ? (definitions.get(node.identifier)?.url ?? '') : ''
}

function definitionsOf(tree: Root): Map<string, Definition> {
  const definitions = new Map<string, Definition>()
  visit(tree, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node)
  })
  return definitions
}
