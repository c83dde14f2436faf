import { countSitemaps } from '#lib/addresses/sitemap'
import { writeSitemapIndex } from '#lib/seo/sitemap'
import { fileAnswer } from '#lib/web/files'

export const dynamic = 'force-dynamic'

export async function GET() {
  return fileAnswer(writeSitemapIndex(await countSitemaps()), 'application/xml')
}
