import type { Metadata } from 'next'
import { PostEditor } from '#components/admin/editor/post-editor.tsx'
import { listAdminBylines } from '#lib/admin/bylines.ts'
import { getDraft } from '#lib/admin/drafts.ts'
import { listSeriesChoices } from '#lib/admin/series.ts'
import { listTagChoices } from '#lib/admin/tags.ts'
import { mayCreate } from '#lib/snippets/permissions.ts'
import { siteOrigin } from '#lib/urls/origin.ts'
import { orNotFound } from '#lib/web/or-not-found.ts'
import { readSettings } from '#lib/web/reads.ts'
import { requireSignedIn } from '#lib/web/session.ts'
import { newFromTemplateAction, newPostAction } from '../../(screens)/posts/actions'
import { paletteFor } from '../../screens'
import * as actions from './actions'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { viewer } = await requireSignedIn()
  const { id } = await params
  const { title } = await orNotFound(() => getDraft(viewer, id))
  return { title: title || 'Untitled' }
}

export default async function WritingPage({ params }: Props) {
  const { id } = await params
  const { viewer, name, email } = await requireSignedIn(`/admin/posts/${id}`)
  const [draft, bylines, tags, series, settings] = await orNotFound(() =>
    Promise.all([
      getDraft(viewer, id),
      listAdminBylines(viewer),
      listTagChoices(viewer),
      listSeriesChoices(viewer),
      readSettings(),
    ]),
  )
  const user = { id: viewer.userId ?? '', name, email }
  const { language, typographicQuotes } = settings
  const site = {
    name: settings.name,
    zone: settings.zone,
    origin: siteOrigin(),
    typography: typographicQuotes ? language : null,
  }
  return (
    <PostEditor
      draft={draft}
      user={user}
      choices={{ bylines, tags, series, site, mayMakeTemplates: mayCreate(viewer) }}
      actions={{ ...actions }}
      palette={{ ...paletteFor(viewer), create: newPostAction, fromTemplate: newFromTemplateAction }}
    />
  )
}
