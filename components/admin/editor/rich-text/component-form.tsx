'use client'

import {
  type JsxComponentDescriptor,
  type JsxEditorProps,
  NestedLexicalEditor,
  useLexicalNodeRemove,
  useMdastNodeUpdater,
} from '@mdxeditor/editor'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import { type ChangeEvent, useId } from 'react'
import {
  type Attribute,
  find,
  withAttribute,
} from '#components/admin/editor/rich-text/component-attributes.ts'
import { type Field, SHAPES } from '#components/admin/editor/rich-text/component-shapes.ts'

type Jsx = MdxJsxFlowElement | MdxJsxTextElement

/** How the rich text view shows each component: a form for its attributes and a nested editor for its children. */
export const COMPONENT_FORMS: JsxComponentDescriptor[] = SHAPES.map((shape) => ({
  name: shape.name,
  kind: shape.isInline ? 'text' : 'flow',
  props: shape.fields.map(({ name }) => ({ name, type: 'string' })),
  hasChildren: shape.holdsText,
  Editor: ComponentForm,
}))

function ComponentForm({ mdastNode, descriptor }: JsxEditorProps) {
  const update = useMdastNodeUpdater<Jsx>()
  const remove = useLexicalNodeRemove()
  const shape = SHAPES.find(({ name }) => name === descriptor.name)
  if (!shape) return null
  const change = (field: Field, value: string | null | undefined) =>
    update({ attributes: withAttribute(mdastNode.attributes, { shape, field }, value) })
  return (
    <span
      className={shape.isInline ? 'component component-inline' : 'component'}
      data-image={srcOf(mdastNode) || undefined}
    >
      <span className="component-name">
        {shape.label}
        <button type="button" className="quiet" onClick={remove} aria-label={`Remove this ${shape.label}`}>
          Remove
        </button>
      </span>
      <Thumbnail src={srcOf(mdastNode)} />
      <span className="component-fields">
        {shape.fields.map((field) => (
          <FieldOf
            key={field.name}
            field={field}
            attribute={find(mdastNode.attributes, field.name)}
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
  const line = {
    id,
    name: field.name,
    defaultValue: value,
    onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      onChange(target.value || undefined),
  }
  return (
    <span className={`component-field field-${field.kind}`}>
      <label htmlFor={id}>{field.label}</label>
      {field.kind === 'boolean' && (
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
      {field.kind === 'line' && <input {...line} />}
      {field.kind === 'lines' && <textarea {...line} rows={2} />}
    </span>
  )
}

/** A small preview of a figure's image. */
function Thumbnail({ src }: { src: string }) {
  if (!src) return null
  // biome-ignore lint/performance/noImgElement: a preview in the editor.
  return <img className="component-image" src={src} alt="" draggable={false} />
}

function srcOf(node: Jsx): string {
  const src = node.attributes.find((given) => given.type === 'mdxJsxAttribute' && given.name === 'src')?.value
  return typeof src === 'string' ? src : ''
}
