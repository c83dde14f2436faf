'use client'

import {
  type JsxComponentDescriptor,
  type JsxEditorProps,
  NestedLexicalEditor,
  useMdastNodeUpdater,
} from '@mdxeditor/editor'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import { useId } from 'react'
import { type Field, SHAPES } from '#components/admin/editor/text/component-shapes'

type Jsx = MdxJsxFlowElement | MdxJsxTextElement
type Attribute = Jsx['attributes'][number]

/** What the rich view knows of each component: its form, and a place for its text. */
export const COMPONENT_FORMS: JsxComponentDescriptor[] = SHAPES.map((shape) => ({
  name: shape.name,
  kind: shape.isInline ? 'text' : 'flow',
  props: shape.fields.map(({ name }) => ({ name, type: 'string' })),
  hasChildren: shape.holdsText,
  Editor: ComponentForm,
}))

function ComponentForm({ mdastNode, descriptor }: JsxEditorProps) {
  const update = useMdastNodeUpdater<Jsx>()
  const shape = SHAPES.find(({ name }) => name === descriptor.name)
  if (!shape) return null
  const change = (field: Field, value: string | null | undefined) =>
    update({ attributes: withAttribute(mdastNode.attributes, field, value) })
  return (
    <span className={shape.isInline ? 'component component-inline' : 'component'}>
      <span className="component-name">{shape.label}</span>
      <span className="component-fields">
        {shape.fields.map((field) => (
          <FieldOf
            key={field.name}
            field={field}
            attribute={find(mdastNode, field)}
            onChange={(value) => change(field, value)}
          />
        ))}
      </span>
      {shape.holdsText && (
        <NestedLexicalEditor<Jsx>
          block={mdastNode.type === 'mdxJsxFlowElement'}
          getContent={(node) => node.children}
          getUpdatedMdastNode={(node, children) => ({ ...node, children }) as Jsx}
        />
      )}
    </span>
  )
}

type FieldProps = {
  field: Field
  attribute: Attribute | undefined
  onChange: (value: string | null | undefined) => void
}

function FieldOf({ field, attribute, onChange }: FieldProps) {
  const id = useId()
  const value = typeof attribute?.value === 'string' ? attribute.value : ''
  return (
    <span className="component-field">
      <label htmlFor={id}>{field.label}</label>
      {field.kind === 'mark' && (
        <input
          id={id}
          type="checkbox"
          checked={attribute !== undefined}
          onChange={(event) => onChange(event.target.checked ? null : undefined)}
        />
      )}
      {field.kind === 'choice' && (
        <select id={id} value={value} onChange={(event) => onChange(event.target.value || undefined)}>
          <option value="">{field.choices?.[0]}</option>
          {field.choices?.slice(1).map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      )}
      {(field.kind === 'line' || field.kind === 'lines') && (
        <input
          id={id}
          defaultValue={value}
          onBlur={(event) => event.target.value !== value && onChange(event.target.value || undefined)}
        />
      )}
    </span>
  )
}

function find({ attributes }: Jsx, { name }: Field): Attribute | undefined {
  return attributes.find((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === name)
}

/** The attributes with one changed. `null`: there without a value; undefined: not there, unless it must be. */
function withAttribute(all: Attribute[], field: Field, value: string | null | undefined): Attribute[] {
  const { name, isRequired } = field
  const kept = value === undefined && isRequired ? '' : value
  const isIt = (attribute: Attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === name
  if (kept === undefined) return all.filter((attribute) => !isIt(attribute))
  const changed: Attribute = { type: 'mdxJsxAttribute', name, value: kept }
  return all.some(isIt) ? all.map((attribute) => (isIt(attribute) ? changed : attribute)) : [...all, changed]
}
