import type { Metadata } from 'next'
import { Notice } from '#components/site/errors/notice.tsx'
import { hiddenMetadata } from '#lib/web/metadata.ts'
import { readSettings } from '#lib/web/reads.ts'

export async function generateMetadata(): Promise<Metadata> {
  const metadata = hiddenMetadata(await readSettings(), 'This link is not valid')
  return { ...metadata, referrer: 'no-referrer' }
}

export default async function ExpiredLink() {
  return (
    <Notice
      settings={await readSettings()}
      status={404}
      title="This link is not valid."
      message="It was already used, has expired, or is incomplete. Ask the person who sent it for a new one."
    />
  )
}
