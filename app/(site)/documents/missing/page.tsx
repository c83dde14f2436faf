import type { Metadata } from 'next'
import { Notice } from '#components/site/notice'
import { NoticeLinks } from '#components/site/notice-links'
import { listRecent } from '#lib/posts/neighbours'
import { hiddenMetadata } from '#lib/web/metadata'
import { readSettings } from '#lib/web/reads'

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
