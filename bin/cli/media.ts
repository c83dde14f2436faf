import type { Command } from 'commander'
import { publicationItself } from '#lib/auth/viewer.ts'
import { checkMedia, type MediaReport } from '#lib/media/checking.ts'
import { type Cleaning, listOrphans, removeOrphans } from '#lib/media/cleaning.ts'
import { requireYes } from './confirming.ts'
import { addVerb, withExamples } from './help.ts'
import { printResult } from './print-result.ts'
import { withDatabase } from './with-database.ts'
import { withProgress } from './working.ts'

type Options = { json?: boolean }
type CleanOptions = Options & { yes?: boolean }

export function mediaCommands(program: Command): void {
  const media = withExamples(program.command('media').description('images and their files'), ['media check'])
  addVerb(media, {
    usage: 'check',
    description: 'compare every image with its file, content included',
    example: 'media check --json',
    notes:
      'Exits with 1 when a file is missing or has changed. Files that belong to no image are only listed: they take\n' +
      'space and do no harm.',
  }).action((options: Options) => withDatabase(() => runCheck(options)))
  addVerb(media, {
    usage: 'clean',
    description: 'delete the files that belong to no image',
    example: 'media clean --yes',
    notes:
      'Asks first. Keeps files younger than an hour, and files that a draft, a revision or a setting uses. Deletion\n' +
      'cannot be undone: make a backup first.',
  })
    .option('--yes', 'delete them without asking')
    .action((options: CleanOptions) => withDatabase(() => runClean(options)))
}

async function runClean({ yes = false, ...options }: CleanOptions) {
  const orphans = await listOrphans(publicationItself)
  if (orphans.length > 0 && !yes) await requireYes(`Delete ${files(orphans.length)} that belong to no image?`)
  const report = await withProgress(
    { doing: 'Deleting', stopped: 'Stopped. Run it again to continue.' },
    (means) => removeOrphans(publicationItself, orphans, means),
  )
  printResult(report, options, describeCleaning)
}

function describeCleaning({ removed, young, named }: Cleaning): string {
  return [
    ...young.map((key) => `kept  ${key}  Younger than an hour.`),
    ...named.map((key) => `kept  ${key}  A text or a setting uses it. Upload the image again.`),
    `${files(removed.length)} deleted.`,
  ].join('\n')
}

function files(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'file' : 'files'}`
}

async function runCheck(options: Options) {
  const report = await withProgress(
    { doing: 'Checking', stopped: 'Stopped before the last file.' },
    (means) => checkMedia(publicationItself, means),
  )
  printResult(report, options, describe)
  if (report.missing.length + report.damaged.length > 0) process.exitCode = 1
}

function describe({ pictures, files, missing, damaged, orphaned }: MediaReport): string {
  return [
    ...missing.map((key) => `missing   ${key}  Upload the image again, or restore a backup.`),
    ...damaged.map((key) => `changed   ${key}  Upload the image again, or restore a backup.`),
    ...orphaned.map(
      (key) => `orphaned  ${key}  No image uses this file. Delete it: npm run cli -- media clean`,
    ),
    `${pictures} images, ${files} files: ${missing.length} missing, ${damaged.length} changed, ${orphaned.length} orphaned.`,
  ].join('\n')
}
