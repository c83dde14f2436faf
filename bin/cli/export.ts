import type { Command } from 'commander'
import { publicationItself } from '#lib/auth/viewer.ts'
import { type ExportReport, exportPublication } from '#lib/import-export/site/exporting.ts'
import { withExamples } from './help.ts'
import { printResult } from './print-result.ts'
import { userPath } from './user-path.ts'
import { withDatabase } from './with-database.ts'
import { withProgress } from './working.ts'

type Options = { json?: boolean }

export function exportCommand(program: Command): void {
  withExamples(
    program
      .command('export')
      .description('write every post as MDX, with images, settings and redirects, to a folder')
      .argument('<folder>', 'a new or empty folder, or an earlier export, which it replaces')
      .option('--json', 'print JSON'),
    ['export ../my-site'],
    'Imported into an empty site with “import”, it gives the same site. Users and passwords are not included: use\n' +
      '“backup” for those. Exits with 1 when images were missing.',
  ).action((folder: string, options: Options) => withDatabase(() => runExport(folder, options)))
}

async function runExport(folder: string, options: Options) {
  const path = userPath(folder)
  const report = await withProgress(
    { doing: 'Exporting', stopped: 'Stopped. Nothing was written.' },
    (means) => exportPublication(publicationItself, { path, ...means }),
  )
  printResult({ path, ...report }, options, () => describe(path, report))
  if (report.missing.length > 0) process.exitCode = 1
}

function describe(path: string, { counts, missing }: ExportReport): string {
  const parts = Object.entries(counts).map(([name, count]) => `${count} ${name}`)
  return [
    `${path}: ${parts.join(', ')}.`,
    ...missing.map((key) => `Missing, so not in the export: ${key}`),
  ].join('\n')
}
