import type { Diagnostic } from '#lib/core/errors.ts'

/** Something to know about a file. An error kept something out; a warning says what came in differently. */
export type Note = Diagnostic & { level: 'error' | 'warning' }

/**
 * created, updated, unchanged: it is in. skipped: it was changed on the site, or taken down there, and was left alone.
 * failed: it is not in.
 */
export type FileOutcome = 'created' | 'updated' | 'unchanged' | 'skipped' | 'failed'

export type FileReport = {
  /** Relative to the imported folder. */
  file: string
  outcome: FileOutcome
  /** Whether readers see it; null when it is not in. */
  isLive: boolean | null
  /** Pictures that came in, and those that did not: on other sites, and missing. */
  pictures: PictureCounts
  notes: Note[]
}

export type PictureCounts = { taken: number; remote: number; missing: number }

export type Report = {
  /** Nothing was written: what would have happened. */
  dryRun: boolean
  /** Stopped before the end; what is listed is done. */
  interrupted: boolean
  found: number
  counts: Record<FileOutcome, number>
  pictures: PictureCounts
  /** Names in front matter that mean nothing here, each once. */
  unknownFields: string[]
  files: FileReport[]
}

export const NO_PICTURES: PictureCounts = { taken: 0, remote: 0, missing: 0 }

export function emptyReport(found: number, dryRun: boolean): Report {
  return {
    dryRun,
    interrupted: false,
    found,
    counts: { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0 },
    pictures: NO_PICTURES,
    unknownFields: [],
    files: [],
  }
}

export function addToReport(report: Report, file: FileReport): void {
  report.files.push(file)
  report.counts[file.outcome] += 1
  report.pictures = addCounts(report.pictures, file.pictures)
}

export function addCounts(one: PictureCounts, other: PictureCounts): PictureCounts {
  return {
    taken: one.taken + other.taken,
    remote: one.remote + other.remote,
    missing: one.missing + other.missing,
  }
}

/** Whether everything that was asked for is in. */
export function isComplete({ counts, pictures, interrupted }: Report): boolean {
  return (
    counts.failed === 0 && counts.skipped === 0 && pictures.missing + pictures.remote === 0 && !interrupted
  )
}

export function failed(file: string, problems: readonly Diagnostic[]): FileReport {
  const notes = problems.map((problem) => ({ ...problem, level: 'error' as const }))
  return { file, outcome: 'failed', isLive: null, pictures: NO_PICTURES, notes }
}
