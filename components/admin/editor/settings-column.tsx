'use client'

import type { ReactNode } from 'react'
import { BylinesField } from '#components/admin/editor/bylines-field.tsx'
import type { DraftFields } from '#components/admin/editor/draft-fields.ts'
import { CoverField } from '#components/admin/editor/images/cover-field.tsx'
import type { ListImages } from '#components/admin/editor/images/image-grid.tsx'
import { PlainSettings } from '#components/admin/editor/plain-settings.tsx'
import { TagsField } from '#components/admin/editor/tags-field.tsx'
import { Field } from '#components/ui/field.tsx'
import type { DraftView } from '#lib/admin/views.ts'

type ActionName = 'requestChanges' | 'unpublish' | 'trash' | 'restore' | 'withdraw'

/** What the viewer may choose from. `tags` null: any tag, free text. */
export type Choices = { bylines: { id: string; name: string }[]; tags: string[] | null }

type Props = {
  post: DraftView
  now: DraftFields
  choices: Choices
  fields: Record<string, string>
  onChange: (part: Partial<DraftFields>) => void
  onAction: (name: ActionName) => void
  isBusy: boolean
  listImages: ListImages
  children?: ReactNode
}

export function SettingsColumn({
  post,
  now,
  choices,
  fields,
  onChange,
  onAction,
  isBusy,
  listImages,
  children,
}: Props) {
  return (
    <aside className="settings-column" aria-label="Post settings">
      <Field
        label="Address"
        value={now.slug}
        onChange={(event) => onChange({ slug: event.target.value })}
        placeholder={post.knownSlug ?? 'generated from the title'}
        hint={addressHint(post, now.slug)}
        error={fields.slug}
      />
      <TagsField
        tags={now.tags}
        choices={choices.tags}
        onChange={(tags) => onChange({ tags })}
        error={fields.tags}
      />
      <BylinesField
        chosen={now.bylines}
        all={choices.bylines}
        isFixed={!post.maySet.bylines}
        onChange={(chosen) => onChange({ bylines: chosen })}
        error={fields.bylines}
      />
      {post.kind === 'article' && (
        <CoverField
          cover={now.cover}
          list={listImages}
          onChange={(cover) => onChange({ cover })}
          fields={fields}
        />
      )}
      <PlainSettings maySet={post.maySet} now={now} fields={fields} onChange={onChange} />
      {children}
      <div className="settings-actions">
        {ACTIONS.filter(({ name, shows }) => post.may[ABILITY[name]] && shows(post)).map(
          ({ name, label, question }) => (
            <button
              key={name}
              type="button"
              className="quiet"
              disabled={isBusy}
              onClick={() => (question === null || confirm(question)) && onAction(name)}
            >
              {label}
            </button>
          ),
        )}
      </div>
    </aside>
  )
}

type ActionEntry = {
  name: ActionName
  label: string
  shows: (post: DraftView) => boolean
  question: string | null
}

const ABILITY: Record<ActionName, keyof DraftView['may']> = {
  requestChanges: 'review',
  unpublish: 'unpublish',
  trash: 'trash',
  restore: 'restore',
  withdraw: 'withdraw',
}

const ACTIONS: ActionEntry[] = [
  {
    name: 'requestChanges',
    label: 'Request changes',
    shows: ({ workflow }) => workflow === 'in_review',
    question: null,
  },
  {
    name: 'unpublish',
    label: 'Unpublish',
    shows: ({ state }) => state === 'live',
    question: 'Unpublish this post? Readers can no longer see it. The draft stays.',
  },
  { name: 'trash', label: 'Move to the trash', shows: ({ state }) => state !== 'trashed', question: null },
  {
    name: 'restore',
    label: 'Restore from the trash',
    shows: ({ state }) => state === 'trashed',
    question: null,
  },
  {
    name: 'withdraw',
    label: 'Withdraw permanently',
    shows: ({ state, knownSlug }) => knownSlug !== null && state !== 'withdrawn' && state !== 'trashed',
    question:
      'Withdraw this post permanently? Its address will answer “410 Gone”, and it can never be published again. This cannot be undone.',
  },
]

function addressHint({ live, kind }: DraftView, slug: string): string {
  const under = kind === 'page' ? '/' : '/blog/'
  if (!live) return slug ? `${under}${slug}` : 'Letters, digits and hyphens.'
  if (!slug || slug === live.slug) return `Live at ${live.path}.`
  return `When you update, ${live.path} will redirect permanently to ${under}${slug}.`
}
