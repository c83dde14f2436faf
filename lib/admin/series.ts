import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { parseInput } from '#lib/core/input.ts'
import { filledLine } from '#lib/core/text.ts'
import { db } from '#lib/db/client.ts'
import { findOrCreateSeries } from '#lib/series/creating.ts'

type Series = { id: string; title: string }

/** The series that a writer may choose from, by title, and whether the viewer may create one. */
export async function listSeriesChoices(viewer: Viewer): Promise<{ all: Series[]; mayCreate: boolean }> {
  const all = await db().series.findMany({
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    take: 1_000,
    select: { id: true, title: true },
  })
  return { all, mayCreate: holds(viewer, 'editor') }
}

/** The series with this title, created if needed. Throws Invalid and Forbidden. */
export async function createSeriesChoice(viewer: Viewer, given: string): Promise<Series> {
  const title = parseInput(filledLine(200), given)
  return { id: await findOrCreateSeries(viewer, { title }), title }
}
