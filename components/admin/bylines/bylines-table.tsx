import { BylineEditor } from '#components/admin/bylines/byline-editor.tsx'
import type { BylineFields } from '#components/admin/bylines/byline-form.tsx'
import { type Column, DataTable } from '#components/admin/layout/data-table.tsx'
import type { Result } from '#lib/admin/views.ts'
import type { AdminByline } from '#lib/bylines/views.ts'

type Props = {
  bylines: AdminByline[]
  save: (input: BylineFields & { id: string }) => Promise<Result<void>>
}

/** All bylines, with and without a login. */
export function BylinesTable({ bylines, save }: Props) {
  const columns: Column<AdminByline>[] = [
    {
      name: 'Name',
      kind: 'head',
      show: ({ name, slug, live }) => (
        <>
          {name}
          {live > 0 && <span className="row-note">/authors/{slug}</span>}
        </>
      ),
    },
    { name: 'User', show: ({ user }) => user ?? 'Without a login' },
    { name: 'Articles', kind: 'number', unit: 'articles', show: ({ live }) => live },
    {
      name: 'Edit',
      kind: 'actions',
      show: (byline) => byline.mayEdit && <BylineEditor byline={byline} save={save} />,
    },
  ]
  return (
    <DataTable label="Bylines" columns={columns} items={bylines} empty="No bylines yet. Add one below." />
  )
}
