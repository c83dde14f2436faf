import type { Metadata } from 'next'
import { Notice } from '#components/site/errors/notice.tsx'
import { hiddenMetadata } from '#lib/web/metadata.ts'
import { readSettings } from '#lib/web/reads.ts'

export async function generateMetadata(): Promise<Metadata> {
  return hiddenMetadata(await readSettings(), 'Server error')
}

export default async function ErrorPage() {
  return (
    <Notice
      settings={await readSettings()}
      status={500}
      title="Something went wrong on our side."
      message="The error has been logged. Try again in a minute, or start from the home page."
    />
  )
}
