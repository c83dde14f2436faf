'use client'

import { AutosizeField } from '#components/admin/editor/autosize-field.tsx'
import type { DraftFields } from '#components/admin/editor/draft-fields.ts'
import type { DraftStore } from '#components/admin/editor/saving/draft-store.ts'
import { useSelected } from '#components/admin/editor/saving/use-selected.ts'

type LineProps = {
  store: DraftStore
  name: 'title' | 'dek'
  label: string
  className: string
  error?: string
}

/** The title or the dek. */
export function LineField({ store, name, label, className, error }: LineProps) {
  const value = useSelected(store, ({ fields }) => fields[name])
  const refused = useSelected(store, ({ trouble }) =>
    trouble?.kind === 'refused' ? trouble.failure.fields[name] : undefined,
  )
  return (
    <AutosizeField
      label={label}
      value={value}
      onChange={(text) => store.change({ [name]: text })}
      error={refused ?? error}
      className={className}
      field={name}
    />
  )
}

/** The heading that screen readers find the page by. */
export function PageTitle({ store }: { store: DraftStore }) {
  const title = useSelected(store, ({ fields }) => fields.title)
  return <h1 className="visually-hidden">{title || 'Untitled'}</h1>
}

/** Whether the settings show the same. */
export function areSettingsSame(one: DraftFields, other: DraftFields): boolean {
  return Object.entries(one).every(
    ([name, value]) => name === 'body' || value === other[name as keyof DraftFields],
  )
}
