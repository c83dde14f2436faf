import type { ReactNode } from 'react'

const LABELS = { note: 'Note', tip: 'Tip', important: 'Important', warning: 'Warning' }

export type CalloutProps = { kind?: keyof typeof LABELS; title?: string; children?: ReactNode }

/**
 * A remark set apart. The kind is always said in words, since colour alone tells nothing. Reading modes take an <aside>
 * for advertising, and a <div> with many links too.
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
