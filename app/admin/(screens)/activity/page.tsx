import type { Metadata } from 'next'
import { Deed } from '#components/admin/deed'
import { Moment } from '#components/admin/moment'
import { Pages } from '#components/admin/pages'
import { ScreenHead } from '#components/admin/screen-head'
import { listAuditEvents } from '#lib/audit/reading'
import { orNotFound } from '#lib/web/or-not-found'
import { pageNumber } from '#lib/web/page-number'
import { readSettings } from '#lib/web/reads'
import { requireSignedIn } from '#lib/web/session'

export const metadata: Metadata = { title: 'Activity' }

type Props = { searchParams: Promise<{ page?: string }> }

export default async function ActivityPage({ searchParams }: Props) {
  const page = pageNumber((await searchParams).page)
  const { viewer } = await requireSignedIn('/admin/activity')
  const listing = await orNotFound(() => listAuditEvents(viewer, page))
  const { zone, language } = await readSettings()
  return (
    <>
      <ScreenHead title="Activity" />
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">What</th>
            <th scope="col">Detail</th>
          </tr>
        </thead>
        <tbody>
          {listing.items.map((event) => (
            <tr key={event.id}>
              <td>
                <Moment at={event.at} zone={zone} language={language} />
              </td>
              <td>{event.person ?? 'The publication'}</td>
              <td>
                <Deed event={event} />
              </td>
              <td className="row-detail">{event.detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pages listing={listing} to={(number) => `/admin/activity?page=${number}`} />
    </>
  )
}
