import type { Metadata } from 'next'
import { WritingRoom } from '#components/admin/editor/writing-room'
import { listDeskBylines } from '#lib/desk/bylines'
import { getDraft } from '#lib/desk/drafts'
import { listTagChoices } from '#lib/desk/tags'
import { orNotFound } from '#lib/web/or-not-found'
import { requireSignedIn } from '#lib/web/session'
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
  const { viewer } = await requireSignedIn(`/admin/posts/${id}`)
  const [draft, bylines, tags] = await orNotFound(() =>
    Promise.all([getDraft(viewer, id), listDeskBylines(viewer), listTagChoices(viewer)]),
  )
  return <WritingRoom draft={draft} choices={{ bylines, tags }} actions={{ ...actions }} />
}
