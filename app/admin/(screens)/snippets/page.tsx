import type { Metadata } from 'next'
import { ScreenHead } from '#components/admin/layout/screen-head.tsx'
import { SnippetsTable } from '#components/admin/snippets/snippets-table.tsx'
import { listSeriesChoices } from '#lib/admin/series.ts'
import { listTagChoices } from '#lib/admin/tags.ts'
import { maySet } from '#lib/posts/fields.ts'
import { listSnippets } from '#lib/snippets/reading.ts'
import { orNotFound } from '#lib/web/or-not-found.ts'
import { readSettings } from '#lib/web/reads.ts'
import { requireSignedIn } from '#lib/web/session.ts'
import { deleteSnippetAction, saveSnippetAction } from './actions'

export const metadata: Metadata = { title: 'Snippets' }

export default async function SnippetsPage() {
  const { viewer } = await requireSignedIn('/admin/snippets')
  const rows = await orNotFound(() => listSnippets(viewer))
  const [tags, series, { zone, language }] = await Promise.all([
    listTagChoices(viewer),
    listSeriesChoices(viewer),
    readSettings(),
  ])
  const table = {
    locale: { zone, language },
    choices: { tags, series: series.all, mayWritePages: maySet(viewer, 'kind') },
    save: saveSnippetAction,
    remove: deleteSnippetAction,
  }
  return (
    <>
      <ScreenHead title="Snippets and templates" />
      <h2 id="snippets">Snippets</h2>
      <SnippetsTable purpose="snippet" rows={rows} {...table} />
      <h2 id="templates">Templates</h2>
      <SnippetsTable purpose="template" rows={rows} {...table} />
    </>
  )
}
