import { realpath, stat } from 'node:fs/promises'
import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Forbidden, Invalid } from '#lib/core/errors.ts'
import { contain } from '#lib/import-export/containing.ts'
import { findFiles, type SearchRoot } from '#lib/import-export/find-files.ts'
import { Foreseen } from '#lib/import-export/dry-run.ts'
import { ImageUploader } from '#lib/import-export/images/upload.ts'
import { importFile } from '#lib/import-export/import-file.ts'
import { workAhead } from '#lib/import-export/prefetch.ts'
import { type ImportContext, type Preparation, prepareFile } from '#lib/import-export/parse-file.ts'
import { addToReport, emptyReport, type FileReport, failed, type Report } from '#lib/import-export/report.ts'
import { withImportLock } from '#lib/import-export/with-import-lock.ts'
import { getSettings } from '#lib/settings/reading.ts'

export type ImportOptions = {
  /** A Markdown file, or a folder of them. */
  path: string
  /** The folder that addresses of pictures from the site's root mean. */
  statics?: string
  /** Check everything, write nothing. */
  dryRun?: boolean
  /** The first part of what posts remember as their source; the folder's name unless given. */
  name?: string
  /** Hears of each file as soon as it is done. */
  onFile?: (file: FileReport, found: number) => void
  /** Stops between two files. */
  signal?: AbortSignal
}

// Reading and checking runs ahead of writing, which goes in order: so the same folder always gives the same addresses.
const FILES_AHEAD = 3

/**
 * Brings Markdown and MDX files in as posts, each through the verbs that the desk uses. What came in before and has not
 * changed is left alone, so an import may be repeated, also after it was cut off. Administrators and the owner may.
 * Throws Forbidden, Invalid for wrong options, Conflict while another import runs, and Unavailable.
 */
export async function importArticles(viewer: Viewer, options: ImportOptions): Promise<Report> {
  if (!holds(viewer, 'administrator')) throw new Forbidden('Only administrators import. Ask one.')
  const place = await findFiles(options.path)
  const errand: ImportContext = {
    folders: { root: place.root, statics: options.statics ? await realFolder(options.statics) : null },
    rootName: options.name ?? place.rootName,
    zone: (await getSettings()).zone,
  }
  return withImportLock(() => importAll(viewer, place, errand, options))
}

async function realFolder(path: string): Promise<string> {
  const real = await realpath(path).catch(() => null)
  if (real && (await stat(real)).isDirectory()) return real
  throw new Invalid({ static: `There is no folder ${path}. Give the one that holds the pictures.` })
}

async function importAll(
  viewer: Viewer,
  place: SearchRoot,
  errand: ImportContext,
  options: ImportOptions,
): Promise<Report> {
  const { dryRun = false, onFile, signal } = options
  const report = emptyReport(place.files.length + place.refused.length, dryRun)
  const unknown = new Set<string>()
  const means = { taker: new ImageUploader(viewer, dryRun), foreseen: new Foreseen() }
  const add = (file: FileReport) => {
    addToReport(report, file)
    onFile?.(file, report.found)
  }
  for (const file of place.refused) add(failed(file, [leadsOut]))
  const preparations = workAhead(place.files, FILES_AHEAD, (file) => prepareNamed(file, errand))
  for await (const { file, prepared, problems } of preparations) {
    for (const name of prepared?.loaded.matter.unknown ?? []) unknown.add(name)
    const settled = prepared && (await importFile(viewer, prepared, means).catch(contain))
    add(settled && !Array.isArray(settled) ? settled : failed(file, settled ?? problems ?? []))
    if (signal?.aborted) break
  }
  report.interrupted = signal?.aborted ?? false
  return { ...report, unknownFields: [...unknown].sort() }
}

const leadsOut = {
  line: 1,
  column: 1,
  message: 'This link leads out of the folder and is not followed. Copy the file.',
}

async function prepareNamed(file: string, errand: ImportContext): Promise<Preparation & { file: string }> {
  const preparation = await prepareFile(file, errand).catch(async (error) => ({
    problems: await contain(error),
  }))
  return { file, ...preparation }
}
