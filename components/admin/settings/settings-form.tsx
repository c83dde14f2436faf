'use client'

import { type FormEvent, useState } from 'react'
import { colouredBy } from '#components/admin/layout/coloured-by.ts'
import { useAction } from '#components/admin/layout/use-action.ts'
import { ChecksField } from '#components/admin/settings/checks-field.tsx'
import { LinksField } from '#components/admin/settings/links-field.tsx'
import { type Choice, LogoField } from '#components/admin/settings/logo-field.tsx'
import { Field } from '#components/ui/field.tsx'
import { FormError } from '#components/ui/form-error.tsx'
import { Textarea } from '#components/ui/textarea.tsx'
import type { Result } from '#lib/admin/views.ts'
import type { Settings } from '#lib/settings/views.ts'

type Draft = Omit<Settings, 'logo'> & { logo: Omit<Choice, 'name'> | null }

type Props = {
  settings: Settings
  library: Choice[]
  save: (settings: Omit<Settings, 'logo'> & { logo: string | null }) => Promise<Result<void>>
}

export function SettingsForm({ settings, library, save }: Props) {
  const [draft, setDraft] = useState<Draft>(settings)
  const [isSaved, setSaved] = useState(false)
  const { run, isBusy, error, fields } = useAction()
  const change = (part: Partial<Draft>) => {
    setDraft((now) => ({ ...now, ...part }))
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
      () => save({ ...draft, logo: draft.logo?.id ?? null }),
      () => setSaved(true),
    )
  }

  return (
    <form className="settings" onSubmit={submit} noValidate>
      <fieldset id="name">
        <legend>Name</legend>
        <Field label="Name" required {...bind('name')} />
        <Field label="Tagline" {...bind('tagline')} />
        <Textarea
          label="Description"
          hint="For search engines and feeds."
          rows={3}
          {...bind('description')}
        />
      </fieldset>
      <fieldset id="logo">
        <legend>Logo</legend>
        <LogoField
          name={draft.name}
          logo={draft.logo}
          library={library}
          onChange={(logo) => change({ logo })}
          error={fields.logo}
        />
      </fieldset>
      <fieldset id="language">
        <legend>Language and time</legend>
        <Field label="Language" hint="For example, en or pt-BR." required {...bind('language')} />
        <label className="check">
          <input
            type="checkbox"
            checked={draft.typographicQuotes}
            onChange={(event) => change({ typographicQuotes: event.target.checked })}
          />{' '}
          Set quotation marks, dashes and ellipses of this language while writing
        </label>
        <Field label="Time zone" hint="For example, Europe/Berlin." required {...bind('zone')} />
      </fieldset>
      <fieldset id="appearance">
        <legend>Appearance</legend>
        {(['light', 'dark'] as const).map((theme) => (
          <div key={theme} className="accent-field">
            <Field
              label={theme === 'light' ? 'Accent colour, light theme' : 'Accent colour, dark theme'}
              value={draft.accent[theme]}
              onChange={(event) => change({ accent: { ...draft.accent, [theme]: event.target.value } })}
              error={fields[`accent.${theme}`] ?? fields.accent}
            />
            <span className="swatch" ref={colouredBy(draft.accent[theme])} />
          </div>
        ))}
        <Field
          label="Articles per page"
          type="number"
          min={1}
          max={100}
          value={Number.isNaN(draft.postsPerPage) ? '' : draft.postsPerPage}
          onChange={(event) => change({ postsPerPage: event.target.valueAsNumber })}
          error={fields.postsPerPage}
        />
      </fieldset>
      {(['navigation', 'footer', 'social'] as const).map((list) => (
        <LinksField
          key={list}
          id={list}
          legend={LISTS[list]}
          links={draft[list]}
          onChange={(links) => change({ [list]: links })}
          errors={errorsIn(list, fields)}
        />
      ))}
      <ChecksField
        blocking={draft.blockingChecks}
        onChange={(blockingChecks) => change({ blockingChecks })}
        error={fields.blockingChecks}
      />
      <div className="form-end">
        <button type="submit" disabled={isBusy}>
          Save settings
        </button>
        <p role="status">{isSaved && 'Settings saved. The site is updated.'}</p>
        <FormError>{error}</FormError>
      </div>
    </form>
  )
}

const LISTS = { navigation: 'Navigation', footer: 'Footer', social: 'Social links' }

/** The errors of one list: of the whole list under the empty key, of a link under a key such as `0.href`. */
function errorsIn(list: string, fields: Record<string, string>): Record<string, string> {
  const own = Object.entries(fields).filter(([name]) => name === list || name.startsWith(`${list}.`))
  return Object.fromEntries(own.map(([name, message]) => [name.slice(list.length + 1), message]))
}
