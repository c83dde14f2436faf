import type { Metadata } from 'next'
import { Notice } from '#components/site/errors/notice.tsx'
import { hiddenMetadata } from '#lib/web/metadata.ts'
import { readSettings } from '#lib/web/reads.ts'

export async function generateMetadata(): Promise<Metadata> {
  return hiddenMetadata(await readSettings(), 'Something broke')
}

export default async function Broken() {
  return (
    <Notice
      settings={await readSettings()}
      status={500}
      title="Something broke on our side."
      words="The fault has been written down and is not yours. Please try this page again in a minute, or begin again from the front page."
    />
  )
}
