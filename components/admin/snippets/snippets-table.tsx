import { type Column, DataTable, EmptyCell } from '#components/admin/layout/data-table.tsx'
import { RowAction } from '#components/admin/layout/row-action.tsx'
import type { PresetChoices, SnippetSave } from '#components/admin/snippets/snippet-dialog.tsx'
import { SnippetEditor } from '#components/admin/snippets/snippet-editor.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import type { Locale, Result } from '#lib/admin/views.ts'
import type { SnippetPurpose, SnippetRow } from '#lib/snippets/views.ts'

type Props = {
  purpose: SnippetPurpose
  rows: SnippetRow[]
  locale: Locale
  choices: PresetChoices
  save: SnippetSave
  remove: (id: string) => Promise<Result<void>>
}

/** The snippets or the templates, with what the viewer may do to each. */
export function SnippetsTable({ purpose, rows, ...rest }: Props) {
  return (
    <DataTable
      label={purpose === 'snippet' ? 'Snippets' : 'Templates'}
      columns={columnsFor(rest)}
      items={rows.filter((row) => row.purpose === purpose)}
      empty={EMPTY[purpose]}
    />
  )
}

const EMPTY: Record<SnippetPurpose, string> = {
  snippet:
    'No snippets yet. In a text, select what you use again and again, and choose “Save as snippet”. Insert it with /.',
  template:
    'No templates yet. In the settings of a post, choose “Save as template”. New posts can start from it.',
}

function columnsFor({
  locale,
  choices,
  save,
  remove,
}: Omit<Props, 'purpose' | 'rows'>): Column<SnippetRow>[] {
  return [
    {
      name: 'Name',
      kind: 'head',
      show: ({ name, start, kind }) => (
        <>
          {name}
          {kind === 'page' && ' (page)'}
          <span className="row-note snippet-start">{start}</span>
        </>
      ),
    },
    { name: 'By', show: ({ createdBy }) => createdBy ?? <EmptyCell /> },
    { name: 'Changed', show: ({ updatedAt }) => <DateTime at={updatedAt} {...locale} /> },
    {
      name: 'Edit or delete',
      kind: 'actions',
      show: ({ id, name, purpose, mayChange }) =>
        mayChange && (
          <>
            <SnippetEditor id={id} name={name} choices={choices} save={save} />{' '}
            <RowAction id={id} label={`Delete ${name}`} question={questionOf(purpose, name)} action={remove}>
              Delete
            </RowAction>
          </>
        ),
    },
  ]
}

function questionOf(purpose: SnippetPurpose, name: string): string {
  const rest =
    purpose === 'snippet' ? 'Texts it was inserted into keep their words.' : 'Posts keep their words.'
  return `Delete the ${purpose} “${name}” for everybody? ${rest} This cannot be undone.`
}
