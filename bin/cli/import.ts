import type { Command } from 'commander'
import { closeRenderPool } from '#lib/content/mdx/pool/rendering.ts'
import { findActor } from '#lib/import-export/actor.ts'
import { importArticles } from '#lib/import-export/importing.ts'
import { type FileReport, isComplete } from '#lib/import-export/report.ts'
import { importPublication } from '#lib/import-export/site/importing.ts'
import { isExport } from '#lib/import-export/site/reading-folder.ts'
import { withExamples } from './help.ts'
import { describeReport, ImportProgress } from './import-report.ts'
import { printResult } from './print-result.ts'
import { stopSignal } from './stopping.ts'
import { userPath } from './user-path.ts'
import { withDatabase } from './with-database.ts'

type Options = { static?: string; as?: string; name?: string; dryRun?: boolean; json?: boolean }

export function importCommand(program: Command): void {
  const command = program
    .command('import')
    .description('import Markdown and MDX files with their images; may be repeated at any time')
    .argument('<path>', 'a file, a folder of them, or what “export” wrote')
    .option('--static <folder>', 'the folder for image paths such as /images/sea.jpg')
    .option('--as <email>', 'the user who imports (default: the owner)')
    .option('--name <name>', 'the name stored as source of the posts (default: the name of the folder)')
    .option('--dry-run', 'check everything, write nothing')
    .option('--json', 'print JSON')
  withExamples(
    command,
    ['import ../my-blog --static ../my-blog/public --dry-run'],
    'Exits with 1 when something was not imported; each reason is printed as file:line:column.',
  ).action((path: string, options: Options) => withDatabase(() => runImport(path, options)))
}

async function runImport(path: string, options: Options) {
  const { signal, release } = stopSignal('Stopping after this file. Press Ctrl-C again to stop at once.')
  const progress = new ImportProgress(path)
  try {
    const viewer = await findActor(options.as)
    const means = {
      path: userPath(path),
      dryRun: options.dryRun,
      signal,
      onFile: (file: FileReport, found: number) => progress.show(file, found),
    }
    const report = (await isExport(means.path))
      ? await importPublication(viewer, means)
      : await importArticles(viewer, {
          ...means,
          statics: options.static && userPath(options.static),
          name: options.name,
        })
    progress.end()
    printResult(report, options, describeReport)
    if (!isComplete(report)) process.exitCode = report.interrupted ? 130 : 1
  } finally {
    progress.end()
    release()
    await closeRenderPool()
  }
}
