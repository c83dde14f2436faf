import { Conflict, Forbidden, Invalid } from '#lib/errors'
import { checkArticle } from '#lib/mdx/rendering'
import { holds } from '#lib/people/policy'
import type { Viewer } from '#lib/people/viewer'
import { exclusively } from '#lib/transfer/exclusively'
import { bringGroups, bringRedirects, bringSettings } from '#lib/transfer/publication/bringing-groups'
import { bringPicture } from '#lib/transfer/publication/bringing-media'
import { type Bundle, bringPost } from '#lib/transfer/publication/bringing-posts'
import { listArticleFiles, readBundle, readGroupFiles } from '#lib/transfer/publication/reading-folder'
import {
  addToReport,
  emptyReport,
  type FileReport,
  failed,
  NO_PICTURES,
  type Report,
} from '#lib/transfer/report'

type Options = {
  path: string
  /** Check everything, write nothing. */
  dryRun?: boolean
  onFile?: (file: FileReport, found: number) => void
  /** Stops between two posts. */
  signal?: AbortSignal
}

/**
 * Brings a whole export in: into an empty site it gives the same site. What is here already stays as it is, so an import
 * that was cut off may be repeated. Administrators and above. Throws Forbidden, Invalid for a folder that is not right,
 * Conflict while another import runs, and Unavailable.
 */
export async function importPublication(viewer: Viewer, options: Options): Promise<Report> {
  if (!holds(viewer, 'administrator')) throw new Forbidden('Only administrators import. Ask one.')
  const { path, dryRun = false } = options
  const { media, redirects, settings, ...groups } = await readGroupFiles(path)
  const files = await listArticleFiles(path)
  return exclusively(async () => {
    const report = emptyReport(files.length, dryRun)
    if (!dryRun) {
      for (const row of media) {
        if (options.signal?.aborted) break
        const refusal = await bringPicture(viewer, path, row)
        const taken = refusal === null ? { taken: 1, missing: 0 } : { taken: 0, missing: 1 }
        report.pictures = add(report.pictures, taken)
        if (refusal)
          options.onFile?.(
            failed(`media/${row.hash}`, [{ line: 1, column: 1, message: refusal }]),
            files.length,
          )
      }
      await bringGroups(viewer, groups)
    }
    for (const file of files) {
      if (options.signal?.aborted) break
      const done = await settle(viewer, file, options)
      addToReport(report, done)
      options.onFile?.(done, files.length)
    }
    report.interrupted = options.signal?.aborted ?? false
    if (dryRun || report.interrupted) return report
    await bringRedirects(viewer, redirects)
    await bringSettings(viewer, settings)
    return report
  })
}

function add(counts: Report['pictures'], { taken, missing }: { taken: number; missing: number }) {
  return { ...counts, taken: counts.taken + taken, missing: counts.missing + missing }
}

async function settle(viewer: Viewer, file: string, { path, dryRun }: Options): Promise<FileReport> {
  try {
    const bundle = await readBundle(path, file)
    const isLive = bundle.text.matter.publication.state === 'live'
    const outcome = dryRun ? await rehearse(bundle) : await bringPost(viewer, bundle)
    return { file, outcome, isLive, pictures: NO_PICTURES, notes: [] }
  } catch (error) {
    if (error instanceof Invalid && error.problems.length > 0) return failed(file, error.problems)
    if (error instanceof Invalid || error instanceof Conflict)
      return failed(file, [{ line: 1, column: 1, message: error.message }])
    throw error
  }
}

async function rehearse({ text }: Bundle): Promise<'created'> {
  const problems = text.matter.publication.state === 'live' ? await checkArticle(text.body) : []
  if (problems.length > 0) throw new Invalid({}, problems)
  return 'created'
}
