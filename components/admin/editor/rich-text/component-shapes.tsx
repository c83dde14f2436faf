/** A field of a component's form. `mark`: an attribute that is there or not. */
export type Field = {
  name: string
  label: string
  kind: 'line' | 'lines' | 'choice' | 'mark'
  choices?: readonly string[]
  /** Kept even when it is empty. */
  isRequired?: boolean
}

export type Shape = { name: string; label: string; isInline?: boolean; holdsText: boolean; fields: Field[] }

/** The components that writers may use, as their forms ask for them. components/mdx is the law. */
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
      { name: 'src', label: 'Address of the picture', kind: 'line', isRequired: true },
      { name: 'alt', label: 'What it shows', kind: 'lines', isRequired: true },
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
      { name: 'summary', label: 'Line that opens it', kind: 'line', isRequired: true },
      { name: 'open', label: 'Open from the start', kind: 'mark' },
    ],
  },
  {
    name: 'Quote',
    label: 'Quotation',
    holdsText: true,
    fields: [
      { name: 'by', label: 'Who said it', kind: 'line' },
      { name: 'source', label: 'Where', kind: 'line' },
      { name: 'href', label: 'Address of the source', kind: 'line' },
    ],
  },
  {
    name: 'Button',
    label: 'Button',
    isInline: true,
    holdsText: true,
    fields: [{ name: 'href', label: 'Address', kind: 'line', isRequired: true }],
  },
]
