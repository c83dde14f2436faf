import { notFound } from 'next/navigation'
import { ArchivePage } from '#components/site/lists/archive-page.tsx'
import { getArchive } from '#lib/published/archive.ts'
import { readSettings } from '#lib/web/reads.ts'
import { IndexData } from '../index-data'
import { indexes } from '../indexes'

/** One page of the archive. */
export async function Years({ page }: { page: number | null }) {
  if (page === null) notFound()
  const [archive, settings] = await Promise.all([getArchive(page), readSettings()])
  if (page > archive.pages) notFound()
  return (
    <>
      <IndexData index={indexes.archive} settings={settings} />
      <ArchivePage archive={archive} settings={settings} />
    </>
  )
}
