import type { ReactNode } from 'react'

/** What stands where a list has nothing in it yet. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children && <p className="empty-words">{children}</p>}
    </div>
  )
}
