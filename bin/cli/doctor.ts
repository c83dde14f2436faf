import type { Command } from 'commander'
import { publicationItself } from '#lib/auth/viewer.ts'
import { examineDatabase, examineEnvironment } from '#lib/maintenance/doctor.ts'
import { type Finding, failed } from '#lib/maintenance/findings.ts'
import { withExamples } from './help.ts'
import { printResult } from './print-result.ts'
import { withAddress } from './with-database.ts'

type Options = { json?: boolean }

const EXIT_CODES = { ok: 0, warning: 1, error: 2 }
const MARKS = { ok: '✓', warning: '!', error: '✗' }

export function doctorCommand(program: Command): void {
  withExamples(
    program
      .command('doctor')
      .description('check that everything is in order, and say what to do where it is not')
      .option('--json', 'print JSON'),
    ['doctor'],
    'Checks the configuration, the database, its clock and migrations, the storage and its disk, and data derived\n' +
      'from articles. Exits with 0 when all is well, 1 with warnings, 2 with errors.',
  ).action(runDoctor)
}

async function runDoctor(options: Options) {
  const findings = await examine()
  printResult({ findings }, options, () => findings.map(describe).join('\n'))
  process.exitCode = Math.max(...findings.map(({ level }) => EXIT_CODES[level]))
}

/** A failure of one group of checks is reported as a finding. */
async function examine(): Promise<Finding[]> {
  const viewer = publicationItself
  const around = await examineEnvironment(viewer).catch((error: unknown) => [
    failed('configuration', error, 'Correct it; .env.example explains every setting.'),
  ])
  if (around.some(({ check, level }) => check === 'configuration' && level === 'error')) return around
  const inside = await withAddress(() => examineDatabase(viewer)).catch((error: unknown) => [
    failed('database', error, 'Start the site and read its start-up messages.'),
  ])
  return [...around, ...inside]
}

function describe({ check, level, found, advice }: Finding): string {
  const line = `${MARKS[level]} ${check}: ${found}`
  return advice ? `${line}\n  → ${advice}` : line
}
