import { basename, dirname } from 'node:path'
import { publicationItself, type Viewer } from '#lib/auth/viewer.ts'
import { db } from '#lib/db/client.ts'
import { type ImportOptions, importArticles } from '#lib/import-export/importing.ts'
import type { FileReport, Report } from '#lib/import-export/report.ts'

/** The prefix of the source that posts imported from a test's folder get; no other test has it. */
export function sourceName(folder: string): string {
  return basename(dirname(folder))
}

/** Imports a folder of a test. */
export function bringIn(
  folder: string,
  options: Partial<ImportOptions> = {},
  viewer: Viewer = publicationItself,
): Promise<Report> {
  return importArticles(viewer, { path: folder, name: sourceName(folder), ...options })
}

/** The report of the only file, or of the named one. */
export function onlyFile({ files }: Report, name?: string): FileReport {
  const file = name === undefined ? files[0] : files.find((each) => each.file === name)
  if (!file) throw new Error(`There is no report of ${name}.`)
  return file
}

/** The post that was imported from a file of a folder. */
export function postFrom(folder: string, file: string) {
  return db().post.findUniqueOrThrow({
    where: { source: `${sourceName(folder)}/${file}` },
    select: {
      id: true,
      kind: true,
      slug: true,
      ownerId: true,
      publishedAt: true,
      revisedAt: true,
      liveRevision: { select: { title: true, body: true, dek: true, number: true } },
      draft: {
        select: {
          version: true,
          title: true,
          body: true,
          slug: true,
          dek: true,
          description: true,
          featured: true,
          seriesPart: true,
          coverId: true,
        },
      },
    },
  })
}
