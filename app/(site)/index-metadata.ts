import type { Metadata } from 'next'
import { listMetadata } from '#lib/web/metadata.ts'
import { readSettings } from '#lib/web/reads.ts'
import type { Index } from './indexes'

/** The head of an index, or of a further page of it. No page: there is none, and nothing to say of it. */
export async function indexMetadata(index: Index, page: number | null = 1): Promise<Metadata> {
  return page === null ? {} : listMetadata(await readSettings(), { ...index, page })
}
