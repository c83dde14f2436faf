import { countSitemaps } from '#lib/published/sitemap.ts'
import { writeSitemapIndex } from '#lib/seo/sitemap.ts'
import { fileAnswer } from '#lib/web/files.ts'

export const dynamic = 'force-dynamic'

export async function GET() {
  return fileAnswer(writeSitemapIndex(await countSitemaps()), 'application/xml')
}
