import type { Metadata } from 'next'
import { HomePage } from '#components/site/home-page'
import { StructuredData } from '#components/site/structured-data'
import { getHome } from '#lib/posts/home'
import { websiteData } from '#lib/seo/structured-data'
import { homeMetadata } from '#lib/web/metadata'
import { readSettings } from '#lib/web/reads'

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
