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
      title="Page not found."
      message="The link may be outdated or mistyped. Try one of these pages instead."
    >
      <NoticeLinks posts={recent} calendar={settings} />
    </Notice>
  )
}
