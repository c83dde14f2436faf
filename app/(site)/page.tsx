import type { Metadata } from 'next'
import { StructuredData } from '#components/site/article/structured-data.tsx'
import { HomePage } from '#components/site/home/home-page.tsx'
import { getHome } from '#lib/published/home.ts'
import { websiteData } from '#lib/seo/structured-data.ts'
import { homeMetadata } from '#lib/web/metadata.ts'
import { readSettings } from '#lib/web/reads.ts'

export async function generateMetadata(): Promise<Metadata> {
  return homeMetadata(await readSettings())
}

export default async function Home() {
  const [home, settings] = await Promise.all([getHome(), readSettings()])
  return (
    <>
      <StructuredData items={[websiteData(settings)]} />
      <HomePage home={home} settings={settings} />
    </>
  )
}
