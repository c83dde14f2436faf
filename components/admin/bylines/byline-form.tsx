'use client'

import { type FormEvent, type ReactNode, useState } from 'react'
import { PortraitField } from '#components/admin/bylines/portrait-field.tsx'
import { useAction } from '#components/admin/layout/use-action.ts'
import { LinksField } from '#components/admin/settings/links-field.tsx'
import { Field } from '#components/ui/field.tsx'
import { FormError } from '#components/ui/form-error.tsx'
import { Textarea } from '#components/ui/textarea.tsx'
import type { Result } from '#lib/admin/views.ts'
import type { AdminByline } from '#lib/bylines/views.ts'
import type { Link } from '#lib/core/views.ts'

export type BylineFields = {
  name: string
  bio: string
  links: Link[]
  avatarId: string | null
  slug?: string
}

type Props = {
  /** `slug`: where its address can be changed. */
  byline: Pick<AdminByline, 'name' | 'bio' | 'links' | 'avatar'> & { slug?: string }
  save: (fields: BylineFields) => Promise<Result<void>>
  onSaved?: () => void
  /** Further buttons. */
  children?: ReactNode
}

/** What readers see of an author. */
export function BylineForm({ byline, save, onSaved, children }: Props) {
  const [draft, setDraft] = useState({ ...byline })
  const [isSaved, setSaved] = useState(false)
  const { run, isBusy, error, fields } = useAction()
  const change = (part: Partial<typeof draft>) => {
    setDraft((now) => ({ ...now, ...part }))
    setSaved(false)
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const { avatar, name, bio, links, slug } = draft
    run(
      () => save({ name, bio, links, avatarId: avatar?.id ?? null, ...(slug !== undefined && { slug }) }),
      () => {
        setSaved(true)
        onSaved?.()
      },
    )
  }

  return (
    <form className="byline-form" onSubmit={submit} noValidate>
      <PortraitField
        portrait={draft.avatar}
        onChange={(avatar) => change({ avatar })}
        error={fields.avatarId}
      />
      <Field
        label="Name on articles"
        required
        value={draft.name}
        onChange={(event) => change({ name: event.target.value })}
        error={fields.name}
      />
      {byline.slug !== undefined && (
        <Field
          label="Address on this site"
          hint={
            draft.slug === byline.slug
              ? `/authors/${byline.slug}`
              : `/authors/${byline.slug} will redirect to /authors/${draft.slug}.`
          }
          required
          value={draft.slug ?? ''}
          onChange={(event) => change({ slug: event.target.value })}
          error={fields.slug}
        />
      )}
      <Textarea
        label="About the author"
        hint="Shown below articles and on the author's page."
        rows={4}
        value={draft.bio}
        onChange={(event) => change({ bio: event.target.value })}
        error={fields.bio}
      />
      <LinksField
        legend="Links"
        links={draft.links}
        onChange={(links) => change({ links })}
        errors={errorsOfLinks(fields)}
      />
      <p role="status">{isSaved && 'Saved. Readers see it now.'}</p>
      <FormError>{Object.keys(fields).length === 0 && error}</FormError>
      <div className="button-row">
        <button type="submit" disabled={isBusy}>
          Save byline
        </button>
        {children}
      </div>
    </form>
  )
}

/** The error of the whole list under the empty key, of a link under a key such as `0.href`. */
function errorsOfLinks(fields: Record<string, string>): Record<string, string> {
  const own = Object.entries(fields).filter(([name]) => name === 'links' || name.startsWith('links.'))
  return Object.fromEntries(own.map(([name, message]) => [name.slice('links.'.length), message]))
}
