import type { Metadata } from 'next'
import { listMetadata } from '#lib/web/metadata.ts'
import { readSettings } from '#lib/web/reads.ts'
import type { Index } from './indexes'

/** The metadata of an index page. `page` null: not a page number, so the page is a 404. */
export async function indexMetadata(index: Index, page: number | null = 1): Promise<Metadata> {
  return page === null ? {} : listMetadata(await readSettings(), { ...index, page })
}
