import type { Command } from 'commander'
import { checkMedia, type MediaReport } from '#lib/media/checking'
import { publicationItself } from '#lib/people/viewer'
import { answer } from './answer.ts'
import { withExamples } from './help.ts'
import { withDatabase } from './with-database.ts'
import { withProgress } from './working.ts'

type Options = { json?: boolean }

export function mediaCommands(program: Command): void {
  const media = withExamples(program.command('media').description('pictures and their files'), [
    'media check',
  ])
  withExamples(
    media
      .command('check')
      .description('compare every picture with its file, content included')
      .option('--json', 'print JSON'),
    ['media check --json'],
    'Exits with 1 when a file is missing or has changed. Files that belong to no picture are only named: they take\n' +
      'space and harm nobody.',
  ).action((options: Options) => withDatabase(() => runCheck(options)))
}

async function runCheck(options: Options) {
  const report = await withProgress('Checking', (means) => checkMedia(publicationItself, means))
  answer(report, options, describe)
  if (report.missing.length + report.damaged.length > 0) process.exitCode = 1
}

function describe({ pictures, files, missing, damaged, orphaned }: MediaReport): string {
  return [
    ...missing.map((key) => `missing   ${key}  Upload the picture again, or restore a backup.`),
    ...damaged.map((key) => `changed   ${key}  Upload the picture again, or restore a backup.`),
    ...orphaned.map((key) => `orphaned  ${key}  No picture has this file. It may be deleted.`),
    `${pictures} pictures, ${files} files: ${missing.length} missing, ${damaged.length} changed, ${orphaned.length} orphaned.`,
  ].join('\n')
}
