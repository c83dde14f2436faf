import type { Problem } from '#lib/errors'
import { convertMarkdown } from '#lib/mdx/rendering'
import { titleFromWords } from '#lib/transfer/naming'
import { placePictures, shown } from '#lib/transfer/pictures/placing'
import type { PictureTaker } from '#lib/transfer/pictures/taking'
import { applyEdits } from '#lib/transfer/pictures/uses'
import type { Prepared } from '#lib/transfer/preparing'
import { NO_PICTURES, type Note, type PictureCounts } from '#lib/transfer/report'
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
    counts: sum(cover.counts, counts),
    notes: [...cover.notes, ...notes],
    problems: problems.map((problem) => ({ ...problem, line: problem.line + loaded.bodyLine - 1 })),
  }
}

async function toMdx(body: string, syntax: 'md' | 'mdx') {
  if (syntax === 'mdx') return { body, problems: [] }
  const { mdx, problems } = await convertMarkdown(body)
  return { body: mdx, problems }
}

type Cover = { id: string | null; counts: PictureCounts; notes: Note[] }

async function takeCover({ loaded, found }: Prepared, taker: PictureTaker): Promise<Cover> {
  const { said, placeOf } = loaded.matter
  const picture = found.get(said.cover ?? '')
  if (!said.cover || !picture) return { id: null, counts: NO_PICTURES, notes: [] }
  const taken = picture.kind === 'file' ? await taker.take(picture) : picture
  if ('id' in taken) return { id: taken.id, counts: { ...NO_PICTURES, taken: 1 }, notes: [] }
  const { line, column } = placeOf('cover')
  const note = (level: Note['level'], reason: string) => {
    return [{ level, line, column, message: `${shown(said.cover ?? '')}: ${reason}` }]
  }
  return 'reason' in taken
    ? { id: null, counts: { ...NO_PICTURES, missing: 1 }, notes: note('error', taken.reason) }
    : {
        id: null,
        counts: { ...NO_PICTURES, remote: 1 },
        notes: note('warning', 'A cover on another site is left out.'),
      }
}

function sum(one: PictureCounts, other: PictureCounts): PictureCounts {
  return {
    taken: one.taken + other.taken,
    remote: one.remote + other.remote,
    missing: one.missing + other.missing,
  }
}
