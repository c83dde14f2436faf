import type { ReactNode } from 'react'

const LABELS = { note: 'Note', tip: 'Tip', important: 'Important', warning: 'Warning' }

export type CalloutProps = { kind?: keyof typeof LABELS; title?: string; children?: ReactNode }

/**
 * A callout. Its kind is always written out, because colour alone carries no meaning. A <section>, because reader views
 * drop an <aside>, and a <div> with many links, as advertising.
 */
export function Callout({ kind = 'note', title, children }: CalloutProps) {
  return (
    <section className={`callout callout-${kind}`} role="note">
      <p className="callout-title">
        <strong>
          <span className="callout-kind">{title ? `${LABELS[kind]}: ` : LABELS[kind]}</span>
          {title}
        </strong>
      </p>
      {children}
    </section>
  )
}
