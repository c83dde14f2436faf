import type { Diagnostic, Invalid } from '#lib/core/errors.ts'
import type { FieldName } from '#lib/import-export/front-matter/aliases.ts'
import type { ParsedFile } from '#lib/import-export/parse-file.ts'

/** Post fields whose front matter name differs. */
const NAMES: Record<string, FieldName> = {
  bylines: 'authors',
  coverId: 'cover',
  publishedAt: 'date',
  revisedAt: 'updated',
  seriesId: 'series',
  seriesPart: 'part',
  name: 'authors',
}

/** Turns an Invalid error into diagnostics with positions in the file. */
export function diagnosticsOf(error: Invalid, parsed: ParsedFile): Diagnostic[] {
  const { bodyLine } = parsed.loaded
  const inText = error.problems.map((problem) => ({ ...problem, line: problem.line + bodyLine - 1 }))
  const inFields = Object.entries(error.fields).flatMap(([path, message]) => {
    const [field = ''] = path.split('.')
    if (field === 'body') return inText.length > 0 ? [] : [{ line: bodyLine, column: 1, message }]
    return [diagnostic(NAMES[field] ?? field, message, parsed)]
  })
  return [...inFields, ...inText]
}

export function diagnostic(field: string, message: string, { loaded }: ParsedFile): Diagnostic {
  const { line, column } = loaded.frontMatter.placeOf(field)
  return { line, column, message: `${field}: ${message}` }
}
