import type { ReactNode } from 'react'

export type DetailsProps = { summary: string; open?: boolean; children?: ReactNode }

export function Details({ summary, open, children }: DetailsProps) {
  return (
    <details className="details" open={open}>
      <summary>{summary}</summary>
      {children}
    </details>
  )
}
