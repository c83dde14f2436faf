import type { Problem } from '#lib/errors'
import { toMdx } from '#lib/transfer/converting'
import { titleFromWords } from '#lib/transfer/naming'
import { takeCover } from '#lib/transfer/pictures/cover'
import { placePictures } from '#lib/transfer/pictures/placing'
import type { PictureTaker } from '#lib/transfer/pictures/taking'
import { applyEdits, type Edit } from '#lib/transfer/pictures/uses'
import type { Prepared } from '#lib/transfer/preparing'
import { addCounts, type Note, type PictureCounts } from '#lib/transfer/report'
import { firstHeading } from '#lib/transfer/wording'

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
