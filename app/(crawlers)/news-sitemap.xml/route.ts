import { listNews } from '#lib/posts/news'
import { writeNewsSitemap } from '#lib/seo/news-sitemap'
import { getSettings } from '#lib/settings/reading'
import { fileAnswer } from '#lib/web/files'

export const dynamic = 'force-dynamic'

export async function GET() {
  const [settings, items] = await Promise.all([getSettings(), listNews()])
  return fileAnswer(writeNewsSitemap(settings, items), 'application/xml')
}
