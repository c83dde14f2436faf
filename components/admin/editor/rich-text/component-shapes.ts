/** A field of a component's form. `boolean`: an attribute without a value, present or absent. */
export type Field = {
  name: string
  label: string
  kind: 'line' | 'lines' | 'choice' | 'boolean'
  choices?: readonly string[]
  /** Written even when it is empty. */
  isRequired?: boolean
}

export type Shape = { name: string; label: string; isInline?: boolean; holdsText: boolean; fields: Field[] }

/** The components that writers may use, with their form fields. Keep in step with components/mdx. */
export const SHAPES: readonly Shape[] = [
  {
    name: 'Callout',
    label: 'Callout',
    holdsText: true,
    fields: [
      { name: 'kind', label: 'Kind', kind: 'choice', choices: ['note', 'tip', 'important', 'warning'] },
      { name: 'title', label: 'Title', kind: 'line' },
    ],
  },
  {
    name: 'Figure',
    label: 'Figure',
    holdsText: false,
    fields: [
      { name: 'src', label: 'Address of the image', kind: 'line', isRequired: true },
      { name: 'alt', label: 'Alt text', kind: 'lines', isRequired: true },
      { name: 'caption', label: 'Caption', kind: 'lines' },
      { name: 'credit', label: 'Credit', kind: 'line' },
      { name: 'width', label: 'Width', kind: 'choice', choices: ['normal', 'wide'] },
    ],
  },
  {
    name: 'Details',
    label: 'Details',
    holdsText: true,
    fields: [
      { name: 'summary', label: 'Summary', kind: 'line', isRequired: true },
      { name: 'open', label: 'Open by default', kind: 'boolean' },
    ],
  },
  {
    name: 'Quote',
    label: 'Quotation',
    holdsText: true,
    fields: [
      { name: 'by', label: 'Author', kind: 'line' },
      { name: 'source', label: 'Source', kind: 'line' },
      { name: 'href', label: 'Link to the source', kind: 'line' },
    ],
  },
  {
    name: 'Button',
    label: 'Button',
    isInline: true,
    holdsText: true,
    fields: [{ name: 'href', label: 'Address', kind: 'line', isRequired: true }],
  },
  {
    name: 'LinkCard',
    label: 'Link card',
    holdsText: false,
    fields: [
      { name: 'href', label: 'Address', kind: 'line', isRequired: true },
      { name: 'title', label: 'Title', kind: 'line', isRequired: true },
      { name: 'description', label: 'Description', kind: 'lines' },
      { name: 'site', label: 'Name of the site', kind: 'line' },
      { name: 'image', label: 'Address of the image', kind: 'line' },
    ],
  },
]
