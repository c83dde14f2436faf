import type { Metadata } from 'next'
import { ActivityTable } from '#components/admin/activity/activity-table.tsx'
import { Pages } from '#components/admin/layout/pages.tsx'
import { ScreenHead } from '#components/admin/layout/screen-head.tsx'
import { listAuditEvents } from '#lib/audit/reading.ts'
import { orNotFound } from '#lib/web/or-not-found.ts'
import { pageNumber } from '#lib/web/page-number.ts'
import { type Query, single } from '#lib/web/query.ts'
import { readSettings } from '#lib/web/reads.ts'
import { requireSignedIn } from '#lib/web/session.ts'

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
      <ActivityTable events={listing.items} locale={{ zone, language }} />
      <Pages listing={listing} to={(number) => `/admin/activity?page=${number}`} />
    </>
  )
}
