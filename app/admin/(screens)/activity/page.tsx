import type { Metadata } from 'next'
import { ActivityLedger } from '#components/admin/activity-ledger'
import { Pages } from '#components/admin/pages'
import { ScreenHead } from '#components/admin/screen-head'
import { listAuditEvents } from '#lib/audit/reading'
import { orNotFound } from '#lib/web/or-not-found'
import { pageNumber } from '#lib/web/page-number'
import { type Query, single } from '#lib/web/query'
import { readSettings } from '#lib/web/reads'
import { requireSignedIn } from '#lib/web/session'

export const metadata: Metadata = { title: 'Activity' }

type Props = { searchParams: Promise<Query> }

export default async function ActivityPage({ searchParams }: Props) {
  const page = pageNumber(single(await searchParams).page)
  const { viewer } = await requireSignedIn('/admin/activity')
  const listing = await orNotFound(() => listAuditEvents(viewer, page))
  const { zone, language } = await readSettings()
  return (
    <>
      <ScreenHead title="Activity" />
      <ActivityLedger events={listing.items} place={{ zone, language }} />
      <Pages listing={listing} to={(number) => `/admin/activity?page=${number}`} />
    </>
  )
}
