import type { ReactNode } from 'react'

export type Column<Item> = {
  name: string
  /** head: the row header. number: right-aligned. actions: buttons; its heading is visually hidden. */
  kind?: 'head' | 'number' | 'actions'
  show: (item: Item) => ReactNode
  /** Shown after a number on a phone, where there is no column heading. */
  unit?: string
}

type Props<Item> = {
  label: string
  columns: Column<Item>[]
  items: Item[]
  /** Shown instead of an empty table. */
  empty: ReactNode
}

/** A table; on a phone each row becomes a few lines. */
export function DataTable<Item extends { id: string }>({ label, columns, items, empty }: Props<Item>) {
  if (items.length === 0) return <p className="admin-empty">{empty}</p>
  return (
    <table className="data-table" aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ name, kind }) => (
            <th key={name} scope="col" className={kind}>
              {kind === 'actions' ? <span className="visually-hidden">{name}</span> : name}
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

/** Fills an empty cell; hidden on a phone, where cells are not columns. */
export function EmptyCell() {
  return <span className="row-empty">—</span>
}
