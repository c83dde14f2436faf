import type { ReactNode } from 'react'

export type ScrollTableProps = { label?: string; children?: ReactNode }

/** A table that scrolls sideways where it is wider than the page. */
export function ScrollTable({ label, children }: ScrollTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: keyboard users must be able to scroll it.
    <section className="table-scroll" aria-label={label} tabIndex={0}>
      <table>{children}</table>
    </section>
  )
}
