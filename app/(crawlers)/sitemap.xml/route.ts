import { countSitemaps } from '#lib/published/sitemap.ts'
import { writeSitemapIndex } from '#lib/seo/sitemap.ts'
import { fileResponse } from '#lib/web/files.ts'

export const dynamic = 'force-dynamic'

export async function GET() {
  return fileResponse(writeSitemapIndex(await countSitemaps()), 'application/xml')
}
