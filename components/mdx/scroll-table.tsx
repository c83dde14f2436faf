import type { ReactNode } from 'react'

export type ScrollTableProps = { label?: string; children?: ReactNode }

/** A table that scrolls by itself where the page is too narrow for it. */
export function ScrollTable({ label, children }: ScrollTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard must be able to scroll it sideways.
    <section className="table-scroll" aria-label={label} tabIndex={0}>
      <table>{children}</table>
    </section>
  )
}
