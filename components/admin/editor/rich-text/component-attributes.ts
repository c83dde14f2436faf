import type { MdxJsxAttribute, MdxJsxFlowElement } from 'mdast-util-mdx-jsx'
import type { Field, Shape } from '#components/admin/editor/rich-text/component-shapes.ts'

export type Attribute = MdxJsxFlowElement['attributes'][number]

export function find(all: Attribute[], name: string): MdxJsxAttribute | undefined {
  return all.find((attribute): attribute is MdxJsxAttribute => isNamed(attribute, name))
}

/**
 * The attributes with one changed; a new one is inserted in the order of the form. `null`: present without a value.
 * `undefined`: removed, or empty if it is required.
 */
export function withAttribute(
  all: Attribute[],
  { shape, field }: { shape: Shape; field: Field },
  value: string | null | undefined,
): Attribute[] {
  const { name, isRequired } = field
  const given = value === undefined && isRequired ? '' : value
  if (given === undefined) return all.filter((attribute) => !isNamed(attribute, name))
  const changed: Attribute = { type: 'mdxJsxAttribute', name, value: given }
  if (find(all, name)) return all.map((attribute) => (isNamed(attribute, name) ? changed : attribute))
  const later = shape.fields.slice(shape.fields.indexOf(field) + 1)
  const next = all.findIndex((attribute) => later.some((other) => isNamed(attribute, other.name)))
  return next < 0 ? [...all, changed] : all.toSpliced(next, 0, changed)
}

function isNamed(attribute: Attribute, name: string): boolean {
  return attribute.type === 'mdxJsxAttribute' && attribute.name === name
}
