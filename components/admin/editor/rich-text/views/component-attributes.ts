import type { Field, Shape } from '#components/admin/editor/rich-text/component-shapes.ts'

/** A plain attribute of a component, as the document keeps it. `null`: present without a value. */
export type Attribute = { type: 'mdxJsxAttribute'; name: string; value: string | null }

/** `null`: present without a value. `undefined`: absent. */
export type AttributeValue = string | null | undefined

export function attributeValue(all: readonly Attribute[], name: string): AttributeValue {
  return all.find((attribute) => attribute.name === name)?.value
}

/** The attributes with one changed; a new one is inserted in the order of the form, an emptied one goes unless required. */
export function withAttribute(
  all: readonly Attribute[],
  { shape, field }: { shape: Shape; field: Field },
  given: AttributeValue,
): Attribute[] {
  const { name, isRequired } = field
  const value = given === undefined && isRequired ? '' : given
  if (value === undefined) return all.filter((attribute) => attribute.name !== name)
  const changed: Attribute = { type: 'mdxJsxAttribute', name, value }
  if (all.some((attribute) => attribute.name === name))
    return all.map((attribute) => (attribute.name === name ? changed : attribute))
  const later = shape.fields.slice(shape.fields.indexOf(field) + 1).map((other) => other.name)
  const next = all.findIndex((attribute) => later.includes(attribute.name))
  return next < 0 ? [...all, changed] : all.toSpliced(next, 0, changed)
}
