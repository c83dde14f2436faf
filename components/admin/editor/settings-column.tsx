'use client'

import { BylinesField } from '#components/admin/editor/bylines-field.tsx'
import { CoverField } from '#components/admin/editor/images/cover-field.tsx'
import type { ListPictures } from '#components/admin/editor/images/image-grid.tsx'
import type { Manuscript } from '#components/admin/editor/manuscript.tsx'
import { TagsField } from '#components/admin/editor/tags-field.tsx'
import { Field } from '#components/ui/field.tsx'
import { Textarea } from '#components/ui/textarea.tsx'
import type { DraftView } from '#lib/admin/views.ts'

type VerbName = 'requestChanges' | 'unpublish' | 'trash' | 'restore' | 'withdraw'

/** What the viewer may choose among; `tags` null: any they type. */
export type Choices = { bylines: { id: string; name: string }[]; tags: string[] | null }

type Props = {
  post: DraftView
  now: Manuscript
  choices: Choices
  fields: Record<string, string>
  onChange: (part: Partial<Manuscript>) => void
  onVerb: (name: VerbName) => void
  isBusy: boolean
  listPictures: ListPictures
}

export function SettingsColumn({
  post,
  now,
  choices,
  fields,
  onChange,
  onVerb,
  isBusy,
  listPictures,
}: Props) {
  return (
    <aside className="settings-column" aria-label="Settings of the post">
      <Field
        label="Address"
        value={now.slug}
        onChange={(event) => onChange({ slug: event.target.value })}
        placeholder={post.knownSlug ?? 'made from the title'}
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
          list={listPictures}
          onChange={(cover) => onChange({ cover })}
          fields={fields}
        />
      )}
      <Textarea
        label="Excerpt"
        hint="For lists and feeds; the dek when empty."
        rows={3}
        value={now.excerpt}
        onChange={(event) => onChange({ excerpt: oneLine(event.target.value) })}
        error={fields.excerpt}
      />
      <Textarea
        label="Description"
        hint={`For search engines and shared links; the excerpt when empty. ${now.description.length} of about 155 characters.`}
        rows={3}
        value={now.description}
        onChange={(event) => onChange({ description: oneLine(event.target.value) })}
        error={fields.description}
      />
      <Field
        label="Title for search engines"
        hint={`The title when empty. ${now.seoTitle.length} of about 60 characters.`}
        value={now.seoTitle}
        onChange={(event) => onChange({ seoTitle: event.target.value })}
        error={fields.seoTitle}
      />
      {post.maySet.featured && (
        <label className="check">
          <input
            type="checkbox"
            checked={now.featured}
            onChange={(event) => onChange({ featured: event.target.checked })}
          />{' '}
          Feature on the home page
        </label>
      )}
      <div className="settings-verbs">
        {VERBS.filter(({ name, shows }) => post.may[ABILITY[name]] && shows(post)).map(
          ({ name, label, asks }) => (
            <button
              key={name}
              type="button"
              className="quiet"
              disabled={isBusy}
              onClick={() => (asks === null || confirm(asks)) && onVerb(name)}
            >
              {label}
            </button>
          ),
        )}
      </div>
    </aside>
  )
}

/** A field of several rows that is stored as one line. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ')
}

type VerbEntry = { name: VerbName; label: string; shows: (post: DraftView) => boolean; asks: string | null }

const ABILITY: Record<VerbName, keyof DraftView['may']> = {
  requestChanges: 'review',
  unpublish: 'unpublish',
  trash: 'trash',
  restore: 'restore',
  withdraw: 'withdraw',
}

const VERBS: VerbEntry[] = [
  {
    name: 'requestChanges',
    label: 'Hand back to the writer',
    shows: ({ workflow }) => workflow === 'in_review',
    asks: null,
  },
  {
    name: 'unpublish',
    label: 'Unpublish',
    shows: ({ state }) => state === 'live',
    asks: 'Take this post away from readers? Its draft stays.',
  },
  { name: 'trash', label: 'Move to the trash', shows: ({ state }) => state !== 'trashed', asks: null },
  { name: 'restore', label: 'Restore from the trash', shows: ({ state }) => state === 'trashed', asks: null },
  {
    name: 'withdraw',
    label: 'Withdraw for good',
    shows: ({ state, knownSlug }) => knownSlug !== null && state !== 'withdrawn' && state !== 'trashed',
    asks: 'Withdraw this post for good? Its address will answer “gone” from now on, and it can never be published again.',
  },
]

function addressHint({ live, kind }: DraftView, slug: string): string {
  const under = kind === 'page' ? '/' : '/blog/'
  if (!live) return slug ? `${under}${slug}` : 'Letters, digits and hyphens.'
  if (!slug || slug === live.slug) return `Readers find it at ${live.path}.`
  return `When you update, ${live.path} will lead to ${under}${slug} by a permanent redirect.`
}
