import { type Column, Ledger } from '#components/admin/layout/data-table.tsx'
import type { TagActions } from '#components/admin/tags/tag-dialog.tsx'
import { TagEditor } from '#components/admin/tags/tag-editor.tsx'
import type { DeskTag } from '#lib/tags/views.ts'

export function TagsLedger({ tags, ...actions }: { tags: DeskTag[] } & TagActions) {
  return (
    <Ledger
      label="Tags"
      columns={columnsFor(tags, actions)}
      items={tags}
      empty="There are no tags yet. They are made in the editor, as you type them."
    />
  )
}

function columnsFor(tags: DeskTag[], actions: TagActions): Column<DeskTag>[] {
  return [
    {
      name: 'Tag',
      kind: 'head',
      show: ({ name, description }) => (
        <>
          {name}
          {description && <span className="row-by">{description}</span>}
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
      name: 'Change',
      kind: 'verbs',
      show: (tag) => <TagEditor tag={tag} others={tags.filter(({ id }) => id !== tag.id)} {...actions} />,
    },
  ]
}
