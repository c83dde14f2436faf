import type { Problem } from '#lib/core/errors.ts'
import { toMdx } from '#lib/import-export/converting.ts'
import { takeCover } from '#lib/import-export/images/cover.ts'
import { applyEdits, type Edit } from '#lib/import-export/images/references.ts'
import { placePictures } from '#lib/import-export/images/rewrite.ts'
import type { PictureTaker } from '#lib/import-export/images/upload.ts'
import { titleFromWords } from '#lib/import-export/naming.ts'
import type { Prepared } from '#lib/import-export/preparing.ts'
import { addCounts, type Note, type PictureCounts } from '#lib/import-export/report.ts'
import { firstHeading } from '#lib/import-export/wording.ts'

/** What of an article depends on its text and pictures, ready to be stored. */
export type Composed = {
  title: string
  /** MDX. */
  body: string
  coverId: string | null
  counts: PictureCounts
  notes: Note[]
  problems: Problem[]
}

/** Takes the pictures of an article in and writes its text as it will be stored. */
export async function compose(prepared: Prepared, taker: PictureTaker): Promise<Composed> {
  const { loaded, uses, found, words } = prepared
  const { edits, counts, notes } = await placePictures(uses, found, taker)
  const { mdx, problems } = await rewrite(prepared, edits)
  const cover = await takeCover(prepared, taker)
  return {
    title: loaded.matter.said.title ?? firstHeading(mdx) ?? titleFromWords(words),
    body: mdx,
    coverId: cover.id,
    counts: addCounts(cover.counts, counts),
    notes: [...cover.notes, ...notes],
    problems,
  }
}

async function rewrite({ loaded, mdx }: Prepared, edits: readonly Edit[]) {
  if (edits.length === 0 && mdx !== null) return { mdx, problems: [] }
  return toMdx({ ...loaded, body: applyEdits(loaded.body, edits) })
}
