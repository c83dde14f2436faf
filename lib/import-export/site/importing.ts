import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { Conflict, Forbidden, Invalid } from '#lib/core/errors.ts'
import { contain } from '#lib/import-export/containing.ts'
import { prefetch } from '#lib/import-export/prefetch.ts'
import {
  addCounts,
  addToReport,
  emptyReport,
  type FileReport,
  failed,
  NO_IMAGES,
  type Report,
} from '#lib/import-export/report.ts'
import {
  type BundleFiles,
  listBundles,
  readBundle,
  readGroupFiles,
} from '#lib/import-export/site/reading-folder.ts'
import { restoreGroups, restoreRedirects, restoreSettings } from '#lib/import-export/site/restore-groups.ts'
import { restoreImage } from '#lib/import-export/site/restore-media.ts'
import { dryRunPost, restorePost } from '#lib/import-export/site/restore-posts.ts'
import { restoreSnippets } from '#lib/import-export/site/restore-snippets.ts'
import { withImportLock } from '#lib/import-export/with-import-lock.ts'

type Options = {
  path: string
  /** Check everything, write nothing. */
  dryRun?: boolean
  onFile?: (file: FileReport, found: number) => void
  /** Stops the import between two posts. */
  signal?: AbortSignal
}

/**
 * Imports a whole export; an empty site becomes the same site. Existing content is kept, so an interrupted import may
 * be repeated. Requires an administrator. Throws Forbidden, Invalid for an invalid folder, Conflict while another
 * import runs, and Unavailable.
 */
export async function importPublication(viewer: Viewer, options: Options): Promise<Report> {
  if (!holds(viewer, 'administrator')) throw new Forbidden('You need an administrator to import.')
  const contents = await readGroupFiles(options.path)
  return withImportLock(() => restoreAll(viewer, contents, options))
}

// Posts are independent, and each renders in a worker thread.
const FILES_AHEAD = 3

type Contents = Awaited<ReturnType<typeof readGroupFiles>>

async function restoreAll(viewer: Viewer, contents: Contents, options: Options): Promise<Report> {
  const { path, dryRun = false, signal } = options
  const files = await listBundles(path)
  const report = emptyReport(files.length, dryRun)
  // Posts refer to images, so images come first; redirects refer to posts, so they come last.
  if (!dryRun) await restoreImages(viewer, contents.media, report, options)
  if (!dryRun) await restoreGroups(viewer, contents)
  if (!dryRun) await restoreSnippets(contents.snippets)
  const reports = prefetch(files, FILES_AHEAD, async (file) =>
    signal?.aborted ? null : restoreFile(viewer, file, options),
  )
  for await (const fileReport of reports) {
    if (!fileReport) continue
    addToReport(report, fileReport)
    options.onFile?.(fileReport, files.length)
  }
  report.interrupted = signal?.aborted ?? false
  if (dryRun || report.interrupted) return report
  await restoreRedirects(viewer, contents.redirects)
  await restoreSettings(viewer, contents.settings)
  return report
}

async function restoreImages(
  viewer: Viewer,
  rows: Contents['media'],
  report: Report,
  { path, signal, onFile }: Options,
): Promise<void> {
  for (const row of rows) {
    if (signal?.aborted) return
    const refusal = await restoreImage(viewer, path, row)
    report.pictures = addCounts(report.pictures, refusal === null ? TAKEN : MISSING)
    if (refusal)
      onFile?.(failed(`media/${row.hash}`, [{ line: 1, column: 1, message: refusal }]), report.found)
  }
}

const TAKEN = { ...NO_IMAGES, taken: 1 }
const MISSING = { ...NO_IMAGES, missing: 1 }

async function restoreFile(
  viewer: Viewer,
  files: BundleFiles,
  { path, dryRun }: Options,
): Promise<FileReport> {
  const { file } = files
  try {
    const bundle = await readBundle(path, files)
    const isLive = bundle.text.frontMatter.publication.state === 'live'
    const outcome = dryRun ? await dryRunPost(bundle) : await restorePost(viewer, bundle)
    return { file, outcome, isLive, pictures: NO_IMAGES, notes: [] }
  } catch (error) {
    if (error instanceof Invalid && error.problems.length > 0) return failed(file, error.problems)
    if (error instanceof Invalid || error instanceof Conflict)
      return failed(file, [{ line: 1, column: 1, message: error.message }])
    return failed(file, await contain(error))
  }
}
