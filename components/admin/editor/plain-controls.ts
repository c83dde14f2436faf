import type { PlainField } from '#lib/admin/views.ts'

/**
 * The editor's control for a field that is a text or a flag. `above`: above the body, in post-editor.tsx; the others
 * are among the settings: `line`, `lines` or `check`.
 */
export type PlainControl = {
  shape: 'above' | 'line' | 'lines' | 'check'
  /** Also names the field among the changes. */
  label: string
  /** The label of the control, where it is another one. */
  asks?: string
  hint?: (value: string) => string
}

/** In the order of the settings. */
export const PLAIN_CONTROLS: Record<PlainField, PlainControl> = {
  title: { shape: 'above', label: 'Title' },
  dek: { shape: 'above', label: 'Dek' },
  excerpt: {
    shape: 'lines',
    label: 'Excerpt',
    hint: () => 'Shown in lists and feeds. If empty, the dek is used.',
  },
  seoTitle: {
    shape: 'line',
    label: 'Title for search engines',
    hint: ({ length }) => `If empty, the title is used. ${length} of about 60 characters.`,
  },
  description: {
    shape: 'lines',
    label: 'Description',
    hint: ({ length }) =>
      `For search engines and shared links. If empty, the excerpt is used. ${length} of about 160 characters.`,
  },
  featured: { shape: 'check', label: 'Featured on the home page', asks: 'Feature on the home page' },
}

export const PLAIN_NAMES = Object.keys(PLAIN_CONTROLS) as PlainField[]
