import type { Metadata } from 'next'
import { Notice } from '#components/site/errors/notice.tsx'
import { NoticeLinks } from '#components/site/errors/notice-links.tsx'
import { listRecent } from '#lib/published/neighbours.ts'
import { hiddenMetadata } from '#lib/web/metadata.ts'
import { readSettings } from '#lib/web/reads.ts'

export async function generateMetadata(): Promise<Metadata> {
  return hiddenMetadata(await readSettings(), 'Page not found')
}

export default async function Missing() {
  const [settings, recent] = await Promise.all([readSettings(), listRecent('')])
  return (
    <Notice
      settings={settings}
      status={404}
      title="There is nothing at this address."
      words="The link may be old, or a letter may be missing. These ways lead back to something to read."
    >
      <NoticeLinks posts={recent} calendar={settings} />
    </Notice>
  )
}
