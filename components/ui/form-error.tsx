import type { ReactNode } from 'react'

/** A live region for an error, next to the control that caused it. Empty while there is none. */
export function FormError({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="form-error">
      {children}
    </p>
  )
}
