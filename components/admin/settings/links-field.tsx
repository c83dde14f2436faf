'use client'

import { Field } from '#components/ui/field.tsx'
import type { Link } from '#lib/core/views.ts'

type Props = {
  id?: string
  legend: string
  links: Link[]
  onChange: (links: Link[]) => void
  /** By index and property, such as `0.href`; errors of the whole list under the empty key. */
  errors: Record<string, string>
}

/** An ordered list of links. */
export function LinksField({ id, legend, links, onChange, errors }: Props) {
  const change = (at: number, part: Partial<Link>) =>
    onChange(links.map((link, index) => (index === at ? { ...link, ...part } : link)))
  const moveUp = (at: number) =>
    onChange([
      ...links.slice(0, at - 1),
      ...links.slice(at, at + 1),
      ...links.slice(at - 1, at),
      ...links.slice(at + 1),
    ])

  return (
    <fieldset id={id}>
      <legend>{legend}</legend>
      <ol className="links-field">
        {links.map(({ label, href }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: links have no identity but their index.
          <li key={at}>
            <Field
              label="Label"
              value={label}
              onChange={(event) => change(at, { label: event.target.value })}
              error={errors[`${at}.label`]}
            />
            <Field
              label="Address"
              value={href}
              onChange={(event) => change(at, { href: event.target.value })}
              error={errors[`${at}.href`]}
            />
            <div className="links-actions">
              <button
                type="button"
                className="quiet"
                aria-label={`Move ${label || 'this link'} up`}
                disabled={at === 0}
                onClick={() => moveUp(at)}
              >
                Move up
              </button>
              <button
                type="button"
                className="quiet"
                aria-label={`Remove ${label || 'this link'}`}
                onClick={() => onChange(links.filter((_, index) => index !== at))}
              >
                Remove
              </button>
            </div>
          </li>
        ))}
      </ol>
      {errors[''] && <p className="field-error">{errors['']}</p>}
      <button type="button" className="quiet" onClick={() => onChange([...links, { label: '', href: '' }])}>
        Add a link
      </button>
    </fieldset>
  )
}
