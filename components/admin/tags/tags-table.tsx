import { type Column, DataTable } from '#components/admin/layout/data-table.tsx'
import type { TagActions } from '#components/admin/tags/tag-dialog.tsx'
import { TagEditor } from '#components/admin/tags/tag-editor.tsx'
import type { AdminTag } from '#lib/tags/views.ts'

export function TagsTable({ tags, ...actions }: { tags: AdminTag[] } & TagActions) {
  return (
    <DataTable
      label="Tags"
      columns={columnsFor(tags, actions)}
      items={tags}
      empty="No tags yet. Add tags to a post in the editor, and they appear here."
    />
  )
}

function columnsFor(tags: AdminTag[], actions: TagActions): Column<AdminTag>[] {
  return [
    {
      name: 'Tag',
      kind: 'head',
      show: ({ name, description }) => (
        <>
          {name}
          {description && <span className="row-note">{description}</span>}
        </>
      ),
    },
    {
      name: 'Address',
      show: ({ slug, live }) => (live > 0 ? <a href={`/tags/${slug}`}>/tags/{slug}</a> : `/tags/${slug}`),
    },
    { name: 'Live', kind: 'number', show: ({ live }) => live, unit: 'live' },
    { name: 'Drafts', kind: 'number', show: ({ drafts }) => drafts, unit: 'in drafts' },
    {
      name: 'Edit',
      kind: 'actions',
      show: (tag) => <TagEditor tag={tag} others={tags.filter(({ id }) => id !== tag.id)} {...actions} />,
    },
  ]
}
