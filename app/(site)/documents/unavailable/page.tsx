import type { Metadata } from 'next'
import { Notice } from '#components/site/errors/notice.tsx'
import { hiddenMetadata } from '#lib/web/metadata.ts'
import { readSettings } from '#lib/web/reads.ts'

export async function generateMetadata(): Promise<Metadata> {
  return hiddenMetadata(await readSettings(), 'Back in a moment')
}

export default async function UnavailablePage() {
  return (
    <Notice
      settings={await readSettings()}
      status={503}
      title="Back in a moment."
      message="The site is temporarily unavailable. Try again in a minute."
    />
  )
}
