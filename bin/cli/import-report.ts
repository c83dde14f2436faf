import { dirname, join } from 'node:path'
import { ARTICLE } from '#lib/import-export/find-files.ts'
import type { FileReport, Report } from '#lib/import-export/report.ts'
import { printAbove, progressBar } from './progress.ts'

const NOTES_AT_MOST = 20

/** Prints the notes on each file as it is done and, on a terminal, a progress bar. */
export class ImportProgress {
  readonly #bar = progressBar('Importing')
  readonly #path: string
  #done = 0

  /** `path` is the path as typed. */
  constructor(path: string) {
    this.#path = path
  }

  show(file: FileReport, found: number): void {
    this.#done += 1
    for (const line of describeNotes(file, this.#path)) printAbove(line)
    this.#bar.show(this.#done, found)
  }

  /** Removes the progress bar. */
  end(): void {
    this.#bar.end()
  }
}

/** One line per note, as `file:line:column: message`, which editors and CI parse. */
function describeNotes({ file, notes }: FileReport, path: string): string[] {
  const shown = join(ARTICLE.test(path) ? dirname(path) : path, file)
  const lines = notes.slice(0, NOTES_AT_MOST).map(({ level, line, column, message }) => {
    return `${shown}:${line}:${column}: ${level === 'warning' ? 'warning: ' : ''}${message}`
  })
  const more = notes.length - lines.length
  return more > 0 ? [...lines, `${shown}: and ${more} more like these; --json lists all.`] : lines
}

export function describeReport(report: Report): string {
  const { counts, pictures, unknownFields } = report
  const outcomes = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`)
  return [
    ...(unknownFields.length > 0 ? [`Unknown front matter: ${unknownFields.join(', ')}.`] : []),
    ...(report.interrupted
      ? [`Stopped after ${report.files.length} of ${report.found} files. Run it again to continue.`]
      : []),
    ...(report.dryRun ? ['Nothing was written. An import would do this:'] : []),
    `Files: ${outcomes.join(', ')}. Images: ${pictures.taken} imported, ${pictures.remote} on other sites, ${pictures.missing} missing.`,
  ].join('\n')
}
