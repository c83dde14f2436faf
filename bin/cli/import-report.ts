import type { WriteStream } from 'node:tty'
import type { FileReport, Report } from '#lib/transfer/report'

/** Prints what there is to say about each file as it is done and, on a terminal, how far the import has come. */
export class ImportProgress {
  #done = 0

  constructor(readonly stream: WriteStream) {}

  show(file: FileReport, found: number): void {
    this.#done += 1
    this.end()
    for (const line of describeNotes(file)) this.stream.write(`${line}\n`)
    if (this.stream.isTTY) this.stream.write(`${this.#done} of ${found}`)
  }

  /** Takes the progress off the terminal. */
  end(): void {
    if (this.stream.isTTY) this.stream.write('\r\x1b[K')
  }
}

/** One line per note, in the form that editors and continuous integration understand. */
export function describeNotes({ file, notes }: FileReport): string[] {
  return notes.map(({ level, line, column, message }) => {
    return `${file}:${line}:${column}: ${level === 'warning' ? 'warning: ' : ''}${message}`
  })
}

export function describeReport(report: Report): string {
  const { counts, pictures, unknownFields } = report
  const outcomes = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`)
  return [
    ...(unknownFields.length > 0
      ? [`Front matter that means nothing here: ${unknownFields.join(', ')}.`]
      : []),
    ...(report.interrupted
      ? [`Stopped after ${report.files.length} of ${report.found} files. Run it again to go on.`]
      : []),
    ...(report.dryRun ? ['Nothing was written. This is what an import would do:'] : []),
    `Files: ${outcomes.join(', ')}. Pictures: ${pictures.taken} taken, ${pictures.remote} on other sites, ${pictures.missing} missing.`,
  ].join('\n')
}
