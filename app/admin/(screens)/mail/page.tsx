import type { Metadata } from 'next'
import { Pages } from '#components/admin/layout/pages.tsx'
import { ScreenHead } from '#components/admin/layout/screen-head.tsx'
import { MailTable } from '#components/admin/mail/mail-table.tsx'
import { isMailSetUp } from '#lib/mail/sending.ts'
import { listMail } from '#lib/notices/reading.ts'
import { orNotFound } from '#lib/web/or-not-found.ts'
import { pageNumber } from '#lib/web/page-number.ts'
import { type Query, single } from '#lib/web/query.ts'
import { readSettings } from '#lib/web/reads.ts'
import { requireSignedIn } from '#lib/web/session.ts'
import * as actions from './actions'

export const metadata: Metadata = { title: 'Mail' }

type Props = { searchParams: Promise<Query> }

export default async function MailPage({ searchParams }: Props) {
  const page = pageNumber(single(await searchParams).page)
  const { viewer } = await requireSignedIn('/admin/mail')
  const listing = await orNotFound(() => listMail(viewer, page))
  const { zone, language } = await readSettings()
  return (
    <>
      <ScreenHead title="Mail" />
      <p className="narrow">
        {isMailSetUp()
          ? 'Messages of the last 30 days. What fails is tried again until its link has expired.'
          : 'Mail isn’t set up, so nothing is sent: copy the links and pass them on. To send mail, set SMTP_URL and MAIL_FROM.'}
      </p>
      <MailTable messages={listing.items} locale={{ zone, language }} actions={actions} />
      <Pages listing={listing} to={(number) => `/admin/mail?page=${number}`} />
    </>
  )
}
