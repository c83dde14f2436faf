import { realpath, stat } from 'node:fs/promises'
import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Forbidden, Invalid } from '#lib/core/errors.ts'
import { contain } from '#lib/import-export/containing.ts'
import { DryRunReservations } from '#lib/import-export/dry-run.ts'
import { findFiles, type SearchRoot } from '#lib/import-export/find-files.ts'
import { ImageUploader } from '#lib/import-export/images/upload.ts'
import { importFile } from '#lib/import-export/import-file.ts'
import { type ImportContext, type ParseResult, parseFile } from '#lib/import-export/parse-file.ts'
import { prefetch } from '#lib/import-export/prefetch.ts'
import { addToReport, emptyReport, type FileReport, failed, type Report } from '#lib/import-export/report.ts'
import { withImportLock } from '#lib/import-export/with-import-lock.ts'
import { getSettings } from '#lib/settings/reading.ts'

export type ImportOptions = {
  /** A Markdown file or a folder of Markdown files. */
  path: string
  /** The folder for root-relative image URLs. */
  statics?: string
  /** Check everything, write nothing. */
  dryRun?: boolean
  /** The first part of each post's source; defaults to the folder name. */
  name?: string
  /** Called after each file. */
  onFile?: (file: FileReport, found: number) => void
  /** Stops the import between two files. */
  signal?: AbortSignal
}

// Parsing and checking run ahead of writing, which keeps the order, so that the same folder always gets the same URLs.
const FILES_AHEAD = 3

/**
 * Imports Markdown and MDX files as posts, through the same functions as the admin. Unchanged files are skipped, so an
 * import may be repeated, also after an interruption. Requires an administrator. Throws Forbidden, Invalid for wrong
 * options, Conflict while another import runs, and Unavailable.
 */
export async function importArticles(viewer: Viewer, options: ImportOptions): Promise<Report> {
  if (!holds(viewer, 'administrator')) throw new Forbidden('You need an administrator to import.')
  const searchRoot = await findFiles(options.path)
  const context: ImportContext = {
    folders: { root: searchRoot.root, statics: options.statics ? await realFolder(options.statics) : null },
    rootName: options.name ?? searchRoot.rootName,
    zone: (await getSettings()).zone,
  }
  return withImportLock(() => importAll(viewer, searchRoot, context, options))
}

async function realFolder(path: string): Promise<string> {
  const real = await realpath(path).catch(() => null)
  if (real && (await stat(real)).isDirectory()) return real
  throw new Invalid({ static: `${path} is not a folder. Give the folder with the images.` })
}

async function importAll(
  viewer: Viewer,
  searchRoot: SearchRoot,
  context: ImportContext,
  options: ImportOptions,
): Promise<Report> {
  const { dryRun = false, onFile, signal } = options
  const report = emptyReport(searchRoot.files.length + searchRoot.refused.length, dryRun)
  const unknown = new Set<string>()
  const means = { uploader: new ImageUploader(viewer, dryRun), reservations: new DryRunReservations() }
  const add = (file: FileReport) => {
    addToReport(report, file)
    onFile?.(file, report.found)
  }
  for (const file of searchRoot.refused) add(failed(file, [leadsOut]))
  const results = prefetch(searchRoot.files, FILES_AHEAD, (file) => parseNamed(file, context))
  for await (const { file, parsed, problems } of results) {
    for (const name of parsed?.loaded.frontMatter.unknown ?? []) unknown.add(name)
    const fileReport = parsed && (await importFile(viewer, parsed, means).catch(contain))
    add(fileReport && !Array.isArray(fileReport) ? fileReport : failed(file, fileReport ?? problems ?? []))
    if (signal?.aborted) break
  }
  report.interrupted = signal?.aborted ?? false
  return { ...report, unknownFields: [...unknown].sort() }
}

const leadsOut = {
  line: 1,
  column: 1,
  message: 'This symbolic link points outside the folder and is not followed. Copy the file into the folder.',
}

async function parseNamed(file: string, context: ImportContext): Promise<ParseResult & { file: string }> {
  const result = await parseFile(file, context).catch(async (error) => ({
    problems: await contain(error),
  }))
  return { file, ...result }
}
