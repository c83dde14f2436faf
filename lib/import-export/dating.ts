import type { Diagnostic } from '#lib/core/errors.ts'
import type { ParsedFile } from '#lib/import-export/parse-file.ts'
import type { Note } from '#lib/import-export/report.ts'

/** When an article was published and last changed, and whether readers are to see it. */
export type Dating = { publishedAt: Date | null; revisedAt: Date | null; wantsLive: boolean; notes: Note[] }

/**
 * Understands the dates of an article as of now: what lies in the future waits as a draft, and so does what is hidden for
 * other reasons.
 */
export function dateArticle(parsed: ParsedFile, hidden: readonly Diagnostic[], now = new Date()): Dating {
  const { date, loaded, post } = parsed
  const { fields, placeOf } = loaded.frontMatter
  const isDraft = parsed.isDraft || hidden.length > 0
  const warn = (field: 'date' | 'updated', message: string): Note => {
    const { line, column } = placeOf(field)
    return { level: 'warning', line, column, message }
  }
  const isAhead = date !== null && date > now
  const notes = hidden.map((reason): Note => ({ ...reason, level: 'warning' }))
  if (isAhead && !isDraft) notes.push(warn('date', 'The date lies in the future, so it comes in as a draft.'))
  const isBefore = fields.updated !== null && date !== null && fields.updated < date
  if (isBefore) notes.push(warn('updated', 'It cannot have been updated before it was published. Left out.'))
  const wantsLive = !isDraft && !isAhead
  if (post?.liveRevision && !wantsLive) notes.push(stillLive)
  const isRevised = fields.updated !== null && fields.updated <= now && (date === null || fields.updated > date)
  return {
    publishedAt: isAhead ? null : date,
    revisedAt: isRevised ? fields.updated : null,
    wantsLive,
    notes,
  }
}

const stillLive: Note = {
  level: 'warning',
  line: 1,
  column: 1,
  message:
    'Readers still see it as it was published before: an import takes nothing down. Unpublish it at the desk.',
}
