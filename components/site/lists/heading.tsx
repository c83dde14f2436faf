import type { ReactNode } from 'react'

type Props = { title: string; label?: string; dek?: string; children?: ReactNode }

/** The title of a list or index, with what it is above and a sentence below. */
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
