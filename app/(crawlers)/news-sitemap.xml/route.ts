import { listNews } from '#lib/published/news.ts'
import { writeNewsSitemap } from '#lib/seo/news-sitemap.ts'
import { getSettings } from '#lib/settings/reading.ts'
import { fileResponse } from '#lib/web/files.ts'

export const dynamic = 'force-dynamic'

export async function GET() {
  const [settings, items] = await Promise.all([getSettings(), listNews()])
  return fileResponse(writeNewsSitemap(settings, items), 'application/xml')
}
