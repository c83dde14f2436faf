import { listSitemapEntries } from '#lib/published/sitemap.ts'
import { writeSitemap } from '#lib/seo/sitemap.ts'
import { fileResponse, notFoundResponse } from '#lib/web/files.ts'

export const dynamic = 'force-dynamic'

export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }) {
  const number = /^([1-9]\d{0,4})\.xml$/.exec((await params).file)?.[1]
  const entries = number ? await listSitemapEntries(Number(number)) : []
  return entries.length > 0 ? fileResponse(writeSitemap(entries), 'application/xml') : notFoundResponse()
}
