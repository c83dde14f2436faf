import type { Diagnostic } from '#lib/core/errors.ts'

/**
 * A note about a file. An error means that something was not imported; a warning, that something was imported
 * differently.
 */
export type Note = Diagnostic & { level: 'error' | 'warning' }

/**
 * created, updated, unchanged: the file is imported. skipped: the post was changed or unpublished on the site and was
 * left alone. failed: the file is not imported.
 */
export type FileOutcome = 'created' | 'updated' | 'unchanged' | 'skipped' | 'failed'

export type FileReport = {
  /** Relative to the imported folder. */
  file: string
  outcome: FileOutcome
  /** Whether the post is live; null when it was not imported. */
  isLive: boolean | null
  /** Images imported, on other sites, and missing; the key is part of the command's JSON. */
  pictures: ImageCounts
  notes: Note[]
}

export type ImageCounts = { taken: number; remote: number; missing: number }

export type Report = {
  /** Dry run: nothing was written. */
  dryRun: boolean
  /** Stopped early; the listed files are done. */
  interrupted: boolean
  found: number
  counts: Record<FileOutcome, number>
  pictures: ImageCounts
  /** Unknown front matter fields, each once. */
  unknownFields: string[]
  files: FileReport[]
}

export const NO_IMAGES: ImageCounts = { taken: 0, remote: 0, missing: 0 }

export function emptyReport(found: number, dryRun: boolean): Report {
  return {
    dryRun,
    interrupted: false,
    found,
    counts: { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0 },
    pictures: NO_IMAGES,
    unknownFields: [],
    files: [],
  }
}

export function addToReport(report: Report, file: FileReport): void {
  report.files.push(file)
  report.counts[file.outcome] += 1
  report.pictures = addCounts(report.pictures, file.pictures)
}

export function addCounts(one: ImageCounts, other: ImageCounts): ImageCounts {
  return {
    taken: one.taken + other.taken,
    remote: one.remote + other.remote,
    missing: one.missing + other.missing,
  }
}

/** Whether everything was imported. */
export function isComplete({ counts, pictures, interrupted }: Report): boolean {
  return (
    counts.failed === 0 && counts.skipped === 0 && pictures.missing + pictures.remote === 0 && !interrupted
  )
}

export function failed(file: string, problems: readonly Diagnostic[]): FileReport {
  const notes = problems.map((problem) => ({ ...problem, level: 'error' as const }))
  return { file, outcome: 'failed', isLive: null, pictures: NO_IMAGES, notes }
}
