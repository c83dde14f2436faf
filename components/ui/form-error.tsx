import type { ReactNode } from 'react'

/** What went wrong, said beside the control that did it; nothing while there is nothing to say. */
export function FormError({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="trouble">
      {children}
    </p>
  )
}
