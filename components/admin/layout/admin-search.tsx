import type { ReactNode } from 'react'

type Props = { action: string; value: string; placeholder: string; children?: ReactNode }

/** The search of a list; `children` are hidden inputs that keep the rest of its filter. */
export function AdminSearch({ action, value, placeholder, children }: Props) {
  return (
    <search className="desk-search">
      <form action={action}>
        {children}
        <label htmlFor="desk-search">Search</label>
        <input id="desk-search" type="search" name="q" defaultValue={value} placeholder={placeholder} />
      </form>
    </search>
  )
}
