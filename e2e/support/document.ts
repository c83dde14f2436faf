import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import type { APIRequestContext } from 'playwright/test'

export type Tag = { name: string; attributes: Record<string, string>; text: string }

/** A page as a crawler sees it: the tags of its head and body, in document order. */
export type Document = {
  path: string
  status: number
  type: string
  html: string
  head: Tag[]
  body: Tag[]
}

export async function fetchDocument(request: APIRequestContext, path: string): Promise<Document> {
  const response = await request.get(path, { maxRedirects: 0 })
  const html = await response.text()
  const type = response.headers()['content-type'] ?? ''
  return { path, status: response.status(), type, html, ...readTags(html) }
}

export function readTags(html: string): { head: Tag[]; body: Tag[] } {
  const root = elementsIn(parse(html)).find(({ tagName }) => tagName === 'html')
  const [head, body] = ['head', 'body'].map((name) => {
    const part = root && elementsIn(root).find(({ tagName }) => tagName === name)
    return part ? tagsUnder(part) : []
  })
  return { head: head ?? [], body: body ?? [] }
}

/** The values of an attribute on all tags with this name and the given attributes. */
export function values(
  tags: Tag[],
  name: string,
  attribute: string,
  given: Record<string, string> = {},
): string[] {
  return tags
    .filter((tag) => tag.name === name && matches(tag, given))
    .map((tag) => tag.attributes[attribute])
    .filter((value) => value !== undefined)
}

/** The content of every <meta> with this name or property. */
export function metas(tags: Tag[], key: string): string[] {
  return [
    ...values(tags, 'meta', 'content', { name: key }),
    ...values(tags, 'meta', 'content', { property: key }),
  ]
}

/** Every JSON-LD object in these tags, parsed. */
export function structuredData(tags: Tag[]): Record<string, unknown>[] {
  return tags
    .filter((tag) => tag.name === 'script' && tag.attributes.type === 'application/ld+json')
    .map(({ text }) => JSON.parse(text))
}

function matches(tag: Tag, given: Record<string, string>): boolean {
  return Object.entries(given).every(([key, value]) => tag.attributes[key] === value)
}

type Parent = DefaultTreeAdapterTypes.ParentNode
type Element = DefaultTreeAdapterTypes.Element

function elementsIn(parent: Parent): Element[] {
  return parent.childNodes.filter((node): node is Element => 'tagName' in node)
}

function tagsUnder(parent: Parent): Tag[] {
  return elementsIn(parent).flatMap((element) => [toTag(element), ...tagsUnder(element)])
}

function toTag(element: Element): Tag {
  const attributes = Object.fromEntries(element.attrs.map(({ name, value }) => [name, value]))
  const text = element.childNodes.map((node) => ('value' in node ? node.value : '')).join('')
  return { name: element.tagName, attributes, text }
}
