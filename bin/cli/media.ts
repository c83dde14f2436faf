import { type Command, Option } from 'commander'
import { publicationItself } from '#lib/auth/viewer.ts'
import { checkMedia, type MediaReport } from '#lib/media/checking.ts'
import { type Cleaning, listOrphans, removeOrphans } from '#lib/media/cleaning.ts'
import { type MoveReport, moveMedia } from '#lib/media/moving.ts'
import type { EngineName } from '#lib/storage/engine.ts'
import { requireYes } from './confirming.ts'
import { addVerb, withExamples } from './help.ts'
import { printResult } from './print-result.ts'
import { withDatabase } from './with-database.ts'
import { withProgress } from './working.ts'

type Options = { json?: boolean }
type CleanOptions = Options & { yes?: boolean }
type MoveCommand = Options & { to: EngineName; dryRun?: boolean; yes?: boolean }

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
  addVerb(media, {
    usage: 'move',
    description: 'move the images between the disk and S3',
    example: 'media move --to s3 --dry-run',
    notes:
      'Set the S3_ settings and restart the site first: it then writes to the new storage and reads from both. To move\n' +
      'back, set STORAGE=disk, restart, and keep the S3_ settings until the move is done. Each file is copied, read back\n' +
      'and compared before the old one is removed, so the move can be stopped and run again. Exits with 1 when a file is\n' +
      'damaged: it stays where it is.',
  })
    .addOption(new Option('--to <storage>', 'where to').choices(['s3', 'disk']).makeOptionMandatory())
    .option('--dry-run', 'only count')
    .option('--yes', 'move them without asking')
    .action((options: MoveCommand) => runMove(options))
}

async function runMove({ to, dryRun = false, yes = false, ...options }: MoveCommand) {
  if (!dryRun && !yes) {
    const { moved } = await moveMedia(publicationItself, { to, dryRun: true })
    if (moved > 0)
      await requireYes(`Move ${files(moved)} to ${to}? The site must run with both storages configured.`)
  }
  const report = await withProgress(
    { doing: dryRun ? 'Counting' : 'Moving', stopped: 'Stopped. Run it again to continue.' },
    (means) => moveMedia(publicationItself, { to, dryRun, ...means }),
  )
  printResult(report, options, (done) => describeMove(done, dryRun))
  if (report.damaged.length > 0) process.exitCode = 1
}

function describeMove({ to, moved, bytes, damaged }: MoveReport, isDryRun: boolean): string {
  const size = `${Math.ceil(bytes / 1024 / 1024).toLocaleString('en')} MB`
  return [
    ...damaged.map((key) => `damaged  ${key}  Upload the image again, or restore a backup.`),
    isDryRun ? `${files(moved)} to move to ${to}, ${size}.` : `${files(moved)} moved to ${to}, ${size}.`,
  ].join('\n')
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
