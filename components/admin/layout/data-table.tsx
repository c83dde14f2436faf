import type { ReactNode } from 'react'

export type Column<Item> = {
  name: string
  /** head: what names the row. number: set flush. verbs: what can be done with it; its name is only spoken. */
  kind?: 'head' | 'number' | 'verbs'
  show: (item: Item) => ReactNode
  /** What a phone says after a number, where it has no head above it. */
  unit?: string
}

type Props<Item> = {
  label: string
  columns: Column<Item>[]
  items: Item[]
  /** What stands there instead when there are none. */
  empty: ReactNode
}

/** A table that scans like a ledger; on a phone each row becomes a few lines. */
export function DataTable<Item extends { id: string }>({ label, columns, items, empty }: Props<Item>) {
  if (items.length === 0) return <p className="desk-empty">{empty}</p>
  return (
    <table className="ledger" aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ name, kind }) => (
            <th key={name} scope="col" className={kind}>
              {kind === 'verbs' ? <span className="unseen">{name}</span> : name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            {columns.map((column) => (
              <Cell key={column.name} column={column} item={item} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell<Item>({ column: { kind, show, unit }, item }: { column: Column<Item>; item: Item }) {
  if (kind === 'head') return <th scope="row">{show(item)}</th>
  return (
    <td className={kind}>
      {show(item)}
      {unit && <span className="row-unit"> {unit}</span>}
    </td>
  )
}

/** In a cell that is empty; on a phone, where no columns have to be kept, it is left out. */
export function Nothing() {
  return <span className="row-nothing">—</span>
}
