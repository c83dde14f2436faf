import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx'
import { ELEMENTS } from '#lib/content/mdx/validate/elements.ts'
import type { TagNode } from './tag-tree.ts'

/** The attributes on the element's allow-list with valid values. Presentational attributes are dropped. */
export function keptAttributes({ name, attributes, position }: TagNode): MdxJsxAttribute[] {
  const rules = ELEMENTS.get(name)?.attributes ?? {}
  return Object.entries(rules).flatMap(([attribute, problemOf]) => {
    const value = attributes.get(attribute)
    if (value === undefined || problemOf(value)) return []
    return [{ type: 'mdxJsxAttribute', name: attribute, value, position }]
  })
}

export function stringAttributes(values: Record<string, string | undefined>): MdxJsxAttribute[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [{ type: 'mdxJsxAttribute', name, value }],
  )
}
