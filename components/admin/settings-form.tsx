'use client'

import { type FormEvent, useState } from 'react'
import { LinksField } from '#components/admin/links-field'
import { useVerb } from '#components/admin/use-verb'
import { Area } from '#components/ui/area'
import { Field } from '#components/ui/field'
import type { Result } from '#lib/desk/views'
import type { Settings } from '#lib/settings/views'

type Props = { settings: Settings; save: (settings: Settings) => Promise<Result<void>> }

export function SettingsForm({ settings, save }: Props) {
  const [draft, setDraft] = useState(settings)
  const [isSaved, setSaved] = useState(false)
  const { run, isBusy, trouble, fields } = useVerb()
  const change = (part: Partial<Settings>) => {
    setDraft({ ...draft, ...part })
    setSaved(false)
  }
  const bind = (name: 'name' | 'tagline' | 'description' | 'language' | 'zone') => ({
    value: draft[name],
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
    error: fields[name],
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    run(
      () => save(draft),
      () => setSaved(true),
    )
  }

  return (
    <form className="settings" onSubmit={submit} noValidate>
      <fieldset>
        <legend>Name</legend>
        <Field label="Name" required {...bind('name')} />
        <Field label="Tagline" {...bind('tagline')} />
        <Area label="Description" hint="For search engines and feeds." rows={3} {...bind('description')} />
      </fieldset>
      <fieldset>
        <legend>Place</legend>
        <Field label="Language" hint="Such as en or pt-BR." required {...bind('language')} />
        <Field label="Time zone" hint="Such as Europe/Berlin." required {...bind('zone')} />
      </fieldset>
      <fieldset>
        <legend>Look</legend>
        {(['light', 'dark'] as const).map((theme) => (
          <Field
            key={theme}
            label={theme === 'light' ? 'Accent on light paper' : 'Accent on dark paper'}
            value={draft.accent[theme]}
            onChange={(event) => change({ accent: { ...draft.accent, [theme]: event.target.value } })}
            error={fields[`accent.${theme}`] ?? fields.accent}
          />
        ))}
        <Field
          label="Articles on a page"
          type="number"
          min={1}
          max={100}
          value={draft.postsPerPage}
          onChange={(event) => change({ postsPerPage: event.target.valueAsNumber })}
          error={fields.postsPerPage}
        />
      </fieldset>
      {(['navigation', 'footer', 'social'] as const).map((list) => (
        <LinksField
          key={list}
          legend={LISTS[list]}
          links={draft[list]}
          onChange={(links) => change({ [list]: links })}
          error={fields[list]}
        />
      ))}
      <p role="alert" className="trouble">
        {trouble}
      </p>
      <p role="status">{isSaved && 'Saved. Readers see it now.'}</p>
      <button type="submit" disabled={isBusy}>
        Save the settings
      </button>
    </form>
  )
}

const LISTS = { navigation: 'Navigation', footer: 'Footer', social: 'Elsewhere on the web' }
