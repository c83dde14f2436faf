import type { Diagnostic } from '#lib/core/errors.ts'
import type { ParsedFile } from '#lib/import-export/parse-file.ts'
import type { Note } from '#lib/import-export/report.ts'

/** When an article was published and last changed, and whether it should be live. */
export type Dating = { publishedAt: Date | null; revisedAt: Date | null; wantsLive: boolean; notes: Note[] }

/** Interprets the dates of an article as of now. A future date makes it a draft, and so does any reason to hide it. */
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
  if (isAhead && !isDraft)
    notes.push(warn('date', 'The date is in the future, so this is imported as a draft.'))
  const isBefore = fields.updated !== null && date !== null && fields.updated < date
  if (isBefore) notes.push(warn('updated', '“updated” is earlier than “date” and was ignored.'))
  const wantsLive = !isDraft && !isAhead
  if (post?.liveRevision && !wantsLive) notes.push(stillLive)
  const isRevised =
    fields.updated !== null && fields.updated <= now && (date === null || fields.updated > date)
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
    'The published version is still live, because an import never unpublishes. Unpublish it in the admin.',
}
