import type { ReactNode } from 'react'

type Props = { action: string; value: string; placeholder: string; children?: ReactNode }

/** The search form of a list. `children`: hidden inputs that keep the rest of its filter. */
export function AdminSearch({ action, value, placeholder, children }: Props) {
  return (
    <search className="admin-search">
      <form action={action}>
        {children}
        <label htmlFor="admin-search">Search</label>
        <input id="admin-search" type="search" name="q" defaultValue={value} placeholder={placeholder} />
      </form>
    </search>
  )
}
