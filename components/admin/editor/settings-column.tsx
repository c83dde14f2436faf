'use client'

import type { ReactNode } from 'react'
import { BylinesField } from '#components/admin/editor/bylines-field.tsx'
import type { DraftFields } from '#components/admin/editor/draft-fields.ts'
import { CoverField } from '#components/admin/editor/images/cover-field.tsx'
import type { ListImages } from '#components/admin/editor/images/image-grid.tsx'
import { PlainSettings } from '#components/admin/editor/plain-settings.tsx'
import { SearchResult } from '#components/admin/editor/preview/search-result.tsx'
import { AddressField } from '#components/admin/editor/settings/address-field.tsx'
import { DateField } from '#components/admin/editor/settings/date-field.tsx'
import { SeriesField } from '#components/admin/editor/settings/series-field.tsx'
import { TagsField } from '#components/admin/editor/tags-field.tsx'
import type { DraftView, Result } from '#lib/admin/views.ts'

type ActionName = 'requestChanges' | 'unpublish' | 'trash' | 'restore' | 'withdraw'

type Series = { id: string; title: string }

/** `typography`: the language whose quotation marks are set while one types; null: they stay as typed. */
type Site = { name: string; zone: string; origin: string; typography: string | null }

/** What the viewer may choose from, and what the settings show of the publication. */
export type Choices = {
  bylines: { id: string; name: string }[]
  tags: { names: string[]; mayCreate: boolean }
  series: { all: Series[]; mayCreate: boolean }
  site: Site
  mayMakeTemplates: boolean
}

type Props = {
  post: DraftView
  now: DraftFields
  choices: Choices
  fields: Record<string, string>
  onChange: (part: Partial<DraftFields>) => void
  onAction: (name: ActionName) => void
  isBusy: boolean
  listImages: ListImages
  createSeries: (title: string) => Promise<Result<Series>>
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
  createSeries,
  children,
}: Props) {
  return (
    <aside className="settings-column" aria-label="Post settings">
      <AddressField
        post={post}
        slug={now.slug}
        title={now.title}
        onChange={(slug) => onChange({ slug })}
        error={fields.slug}
      />
      <DateField
        post={post}
        value={now.publishedAt}
        zone={choices.site.zone}
        onChange={(publishedAt) => onChange({ publishedAt })}
        error={fields.publishedAt}
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
        <SeriesField
          series={now.series}
          part={now.seriesPart}
          all={choices.series.all}
          create={choices.series.mayCreate ? createSeries : null}
          onChange={onChange}
          fields={fields}
        />
      )}
      {post.kind === 'article' && (
        <CoverField
          cover={now.cover}
          list={listImages}
          onChange={(cover) => onChange({ cover })}
          fields={fields}
        />
      )}
      <PlainSettings maySet={post.maySet} now={now} fields={fields} onChange={onChange} />
      <section aria-label="In search results">
        <h2>In search results</h2>
        <SearchResult {...searchOf(post, now, choices.site)} />
      </section>
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

function searchOf({ kind, knownSlug }: DraftView, now: DraftFields, { name, origin }: Choices['site']) {
  const slug = now.slug || knownSlug || ''
  return {
    title: now.seoTitle || now.title || 'Untitled',
    description: now.description || now.excerpt || now.dek,
    address: `${origin}${kind === 'page' ? '' : '/blog'}/${slug}`,
    site: name,
  }
}
