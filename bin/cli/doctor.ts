import type { Command } from 'commander'
import { publicationItself } from '#lib/auth/viewer.ts'
import { examineDatabase, examineSurroundings } from '#lib/maintenance/examining.ts'
import { type Finding, failed } from '#lib/maintenance/findings.ts'
import { answer } from './answer.ts'
import { withExamples } from './help.ts'
import { withAddress } from './with-database.ts'

type Options = { json?: boolean }

const EXIT_CODES = { ok: 0, warning: 1, error: 2 }
const MARKS = { ok: '✓', warning: '!', error: '✗' }

export function doctorCommand(program: Command): void {
  withExamples(
    program
      .command('doctor')
      .description('look whether everything is in order, and say what to do where it is not')
      .option('--json', 'print JSON'),
    ['doctor'],
    'Looks at the configuration, the database, its clock and its migrations, the storage and its disk,\n' +
      'and at what is made from articles. Exits with 0 when all is well, 1 with warnings, 2 with errors.',
  ).action(runDoctor)
}

async function runDoctor(options: Options) {
  const findings = await examine()
  answer({ findings }, options, () => findings.map(describe).join('\n'))
  process.exitCode = Math.max(...findings.map(({ level }) => EXIT_CODES[level]))
}

/** What stands in the way of one look is what the other finds. */
async function examine(): Promise<Finding[]> {
  const viewer = publicationItself
  const around = await examineSurroundings(viewer).catch((error: unknown) => [
    failed('configuration', error, 'Correct it; .env.example explains every setting.'),
  ])
  if (around.some(({ check, level }) => check === 'configuration' && level === 'error')) return around
  const inside = await withAddress(() => examineDatabase(viewer)).catch((error: unknown) => [
    failed('database', error, 'Start the site, or look at what it says when it starts.'),
  ])
  return [...around, ...inside]
}

function describe({ check, level, found, advice }: Finding): string {
  const line = `${MARKS[level]} ${check}: ${found}`
  return advice ? `${line}\n  → ${advice}` : line
}
