import type { ReactNode } from 'react'

type Props = { title: string; label?: string; dek?: string; children?: ReactNode }

/** The heading of a list: a label above the title and a description below. */
export function Heading({ title, label, dek, children }: Props) {
  return (
    <header className="heading">
      {label && <p className="label">{label}</p>}
      <h1 className="heading-title">{title}</h1>
      {dek && <p className="heading-dek">{dek}</p>}
      {children}
    </header>
  )
}
