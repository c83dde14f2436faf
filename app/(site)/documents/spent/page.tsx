import type { Metadata } from 'next'
import { Notice } from '#components/site/errors/notice.tsx'
import { hiddenMetadata } from '#lib/web/metadata.ts'
import { readSettings } from '#lib/web/reads.ts'

export async function generateMetadata(): Promise<Metadata> {
  const metadata = hiddenMetadata(await readSettings(), 'This link opens nothing')
  return { ...metadata, referrer: 'no-referrer' }
}

export default async function Spent() {
  return (
    <Notice
      settings={await readSettings()}
      status={404}
      title="This link opens nothing."
      words="It was used already, has expired, or never existed. Ask whoever sent it for a new one."
    />
  )
}
