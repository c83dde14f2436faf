import type { Viewer } from '#lib/auth/viewer.ts'
import { Conflict, Invalid } from '#lib/core/errors.ts'
import { checkFields } from '#lib/import-export/checking.ts'
import { compose, type Draft } from '#lib/import-export/composing.ts'
import { type Dating, dateArticle } from '#lib/import-export/dating.ts'
import { decideAction, mayBePublished } from '#lib/import-export/decide-action.ts'
import { diagnosticsOf } from '#lib/import-export/diagnostics.ts'
import type { DryRunReservations } from '#lib/import-export/dry-run.ts'
import { reasonsToHide } from '#lib/import-export/hiding.ts'
import { reviewCover } from '#lib/import-export/images/cover.ts'
import { reviewImages } from '#lib/import-export/images/rewrite.ts'
import type { ImageUploader } from '#lib/import-export/images/upload.ts'
import type { ParsedFile } from '#lib/import-export/parse-file.ts'
import { addCounts, type FileReport, failed, NO_IMAGES, type Note } from '#lib/import-export/report.ts'
import { writeArticle } from '#lib/import-export/writing.ts'

type Means = { uploader: ImageUploader; reservations: DryRunReservations }

/** Imports a parsed file and returns its report. A dry run does everything but write. */
export async function importFile(
  viewer: Viewer,
  parsed: ParsedFile,
  { uploader, reservations }: Means,
): Promise<FileReport> {
  const dating = dateArticle(parsed, await reasonsToHide(parsed))
  const plan = decideAction(parsed.post, parsed.hash, dating.wantsLive)
  if (plan.do === 'nothing') return unchanged(parsed, dating)
  if (plan.do === 'skip') return skipped(parsed, plan.why)
  const composed = await compose(parsed, uploader)
  if (composed.problems.length > 0) return failed(parsed.file, composed.problems)
  try {
    reservations.requireFree(parsed, await checkFields(parsed, composed, dating))
    if (uploader.dryRun) await reservations.reserve(parsed, composed.title, dating.wantsLive)
    else await writeArticle(viewer, parsed, composed, dating)
    return taken(parsed, composed, dating)
  } catch (error) {
    if (error instanceof Invalid) return failed(parsed.file, diagnosticsOf(error, parsed))
    if (error instanceof Conflict) return skipped(parsed, error.message)
    throw error
  }
}

function unchanged(parsed: ParsedFile, dating: Dating): FileReport {
  const { file, post } = parsed
  const text = reviewImages(parsed.references, parsed.found)
  const cover = reviewCover(parsed)
  return {
    file,
    outcome: 'unchanged',
    isLive: post?.liveRevision != null,
    pictures: addCounts(cover.counts, text.counts),
    notes: [...dating.notes, ...cover.notes, ...text.notes],
  }
}

function skipped({ file, post }: ParsedFile, why: string): FileReport {
  const note: Note = { level: 'error', line: 1, column: 1, message: why }
  return {
    file,
    outcome: 'skipped',
    isLive: post?.liveRevision != null,
    pictures: NO_IMAGES,
    notes: [note],
  }
}

function taken({ file, post }: ParsedFile, composed: Draft, dating: Dating): FileReport {
  const isDown = post !== null && !mayBePublished(post)
  const isLive = post?.liveRevision != null || (dating.wantsLive && !isDown)
  return {
    file,
    outcome: post ? 'updated' : 'created',
    isLive,
    pictures: composed.counts,
    notes: [...dating.notes, ...composed.notes, ...(isDown && dating.wantsLive ? [stillDown] : [])],
  }
}

const stillDown: Note = {
  level: 'warning',
  line: 1,
  column: 1,
  message: 'The post was unpublished on the site, so only its draft was updated. Publish it in the admin.',
}
