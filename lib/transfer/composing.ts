import type { Problem } from '#lib/errors'
import { convertMarkdown } from '#lib/mdx/rendering'
import { titleFromWords } from '#lib/transfer/naming'
import { takeCover } from '#lib/transfer/pictures/cover'
import { placePictures } from '#lib/transfer/pictures/placing'
import type { PictureTaker } from '#lib/transfer/pictures/taking'
import { applyEdits } from '#lib/transfer/pictures/uses'
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
  const { body, problems } = await toMdx(applyEdits(loaded.body, edits), loaded.syntax)
  const cover = await takeCover(prepared, taker)
  return {
    title: loaded.matter.said.title ?? firstHeading(body) ?? titleFromWords(words),
    body,
    coverId: cover.id,
    counts: addCounts(cover.counts, counts),
    notes: [...cover.notes, ...notes],
    problems: problems.map((problem) => ({ ...problem, line: problem.line + loaded.bodyLine - 1 })),
  }
}

async function toMdx(body: string, syntax: 'md' | 'mdx') {
  if (syntax === 'mdx') return { body, problems: [] }
  const { mdx, problems } = await convertMarkdown(body)
  return { body: mdx, problems }
}
