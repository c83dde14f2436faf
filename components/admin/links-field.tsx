'use client'

import { Field } from '#components/ui/field'
import type { Link } from '#lib/posts/views'

type Props = { legend: string; links: Link[]; onChange: (links: Link[]) => void; error?: string }

/** Links in order: added, changed, moved up and removed. */
export function LinksField({ legend, links, onChange, error }: Props) {
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
    <fieldset>
      <legend>{legend}</legend>
      <ol className="links-field">
        {links.map(({ label, href }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: links have no identity but their place.
          <li key={at}>
            <Field
              label="Label"
              value={label}
              onChange={(event) => change(at, { label: event.target.value })}
            />
            <Field
              label="Address"
              value={href}
              onChange={(event) => change(at, { href: event.target.value })}
            />
            <button type="button" className="quiet" disabled={at === 0} onClick={() => moveUp(at)}>
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
          </li>
        ))}
      </ol>
      {error && <p className="field-error">{error}</p>}
      <button type="button" className="quiet" onClick={() => onChange([...links, { label: '', href: '' }])}>
        Add a link
      </button>
    </fieldset>
  )
}
