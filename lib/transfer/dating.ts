import type { Prepared } from '#lib/transfer/preparing'
import type { Note } from '#lib/transfer/report'

/** When an article was published and last changed, and whether readers are to see it. */
export type Dating = { publishedAt: Date | null; revisedAt: Date | null; wantsLive: boolean; notes: Note[] }

/** Understands the dates of an article as of now: what lies in the future waits as a draft. */
export function dateArticle({ date, isDraft, loaded }: Prepared, now = new Date()): Dating {
  const { said, placeOf } = loaded.matter
  const warn = (field: 'date' | 'updated', message: string): Note => {
    const { line, column } = placeOf(field)
    return { level: 'warning', line, column, message }
  }
  const isAhead = date !== null && date > now
  const notes: Note[] = []
  if (isAhead && !isDraft) notes.push(warn('date', 'The date lies in the future, so it comes in as a draft.'))
  const isBefore = said.updated !== null && date !== null && said.updated < date
  if (isBefore) notes.push(warn('updated', 'It cannot have been updated before it was published. Left out.'))
  const isRevised = said.updated !== null && said.updated <= now && (date === null || said.updated > date)
  return {
    publishedAt: isAhead ? null : date,
    revisedAt: isRevised ? said.updated : null,
    wantsLive: !isDraft && !isAhead,
    notes,
  }
}
