import type { Found } from '#lib/transfer/pictures/gathering'
import { ELSEWHERE, shown } from '#lib/transfer/pictures/placing'
import type { PictureTaker } from '#lib/transfer/pictures/taking'
import type { Prepared } from '#lib/transfer/preparing'
import { NO_PICTURES, type Note, type PictureCounts } from '#lib/transfer/report'

export type Cover = { id: string | null; counts: PictureCounts; notes: Note[] }

const NO_COVER: Cover = { id: null, counts: NO_PICTURES, notes: [] }

/** Takes the cover of an article in. */
export async function takeCover(prepared: Prepared, taker: PictureTaker): Promise<Cover> {
  const picture = foundCover(prepared)
  if (picture?.kind === 'stored') return { ...NO_COVER, id: picture.id }
  if (picture?.kind !== 'file') return reviewCover(prepared)
  const taken = await taker.take(picture)
  if (taken.kind === 'refused') return withoutCover(prepared, 'missing', taken.reason)
  return { ...NO_COVER, id: taken.id, counts: { ...NO_PICTURES, taken: 1 } }
}

/** What there is to say about the cover of an article that stays as it is. */
export function reviewCover(prepared: Prepared): Cover {
  const picture = foundCover(prepared)
  if (picture?.kind === 'missing') return withoutCover(prepared, 'missing', picture.reason)
  if (picture?.kind === 'remote') return withoutCover(prepared, 'remote', ELSEWHERE)
  return NO_COVER
}

function foundCover({ found, loaded }: Prepared): Found | undefined {
  const { cover } = loaded.matter.said
  return cover === null ? undefined : found.get(cover)
}

function withoutCover({ loaded }: Prepared, kind: 'missing' | 'remote', reason: string): Cover {
  const { said, placeOf } = loaded.matter
  const { line, column } = placeOf('cover')
  const counts = { ...NO_PICTURES, [kind]: 1 }
  return {
    id: null,
    counts,
    notes: [{ level: 'error', line, column, message: `${shown(said.cover ?? '')}: ${reason}` }],
  }
}
