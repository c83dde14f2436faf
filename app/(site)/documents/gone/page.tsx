import type { Metadata } from 'next'
import { Notice } from '#components/site/errors/notice.tsx'
import { NoticeLinks } from '#components/site/errors/notice-links.tsx'
import { listRecent } from '#lib/published/neighbours.ts'
import { hiddenMetadata } from '#lib/web/metadata.ts'
import { readSettings } from '#lib/web/reads.ts'

export async function generateMetadata(): Promise<Metadata> {
  return hiddenMetadata(await readSettings(), 'Withdrawn')
}

export default async function Gone() {
  const [settings, recent] = await Promise.all([readSettings(), listRecent('')])
  return (
    <Notice
      settings={settings}
      status={410}
      title="This page has been withdrawn."
      message="It was removed permanently and will not return. You can delete the link."
    >
      <NoticeLinks posts={recent} calendar={settings} />
    </Notice>
  )
}
