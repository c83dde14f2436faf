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
      title="This has been withdrawn."
      words="What stood here was taken down for good and will not come back. The link can be deleted."
    >
      <NoticeLinks posts={recent} calendar={settings} />
    </Notice>
  )
}
