'use client'

import { memo } from 'react'
import { AutosizeField } from '#components/admin/editor/autosize-field.tsx'
import type { Comparison } from '#components/admin/editor/changes/changes-view.tsx'
import type { DraftFields } from '#components/admin/editor/draft-fields.ts'
import type { ListImages } from '#components/admin/editor/images/image-grid.tsx'
import { BodyField } from '#components/admin/editor/rich-text/body-field.tsx'
import type { DraftStore } from '#components/admin/editor/saving/draft-store.ts'
import { useSelected } from '#components/admin/editor/saving/use-selected.ts'
import type { TextPosition } from '#components/admin/editor/source/source-view.tsx'
import type { Failure } from '#lib/admin/views.ts'

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
    />
  )
}

/** The heading that screen readers find the page by. */
export function PageTitle({ store }: { store: DraftStore }) {
  const title = useSelected(store, ({ fields }) => fields.title)
  return <h1 className="visually-hidden">{title || 'Untitled'}</h1>
}

type TextProps = {
  store: DraftStore
  liveVersion: number | null
  loadLive: Comparison['loadLive']
  problems: Failure['problems']
  position: TextPosition | null
  listImages: ListImages
}

/** The text. It renders again for each key, and nothing around it does. */
export const TextField = memo(function TextField({ store, liveVersion, loadLive, ...rest }: TextProps) {
  const { fields, saved, textRevision } = useSelected(
    store,
    (state) => state,
    (one, other) =>
      one.fields === other.fields && one.saved === other.saved && one.textRevision === other.textRevision,
  )
  return (
    <BodyField
      {...rest}
      // The views hold their own text: a new key mounts them again when it is replaced from outside.
      key={textRevision}
      value={fields.body}
      comparison={{ now: fields, saved, liveVersion, loadLive }}
      onChange={(body) => store.change({ body })}
    />
  )
})

/** Whether the settings show the same. */
export function areSettingsSame(one: DraftFields, other: DraftFields): boolean {
  return Object.entries(one).every(
    ([name, value]) => name === 'body' || name === 'dek' || value === other[name as keyof DraftFields],
  )
}
