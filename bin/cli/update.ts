import type { Command } from 'commander'
import { type Applied, applyUpdate, checkUpdate, type Findings, rollBack } from '#lib/updates/applying.ts'
import { findPlace } from '#lib/updates/place.ts'
import { becomesReady } from '#lib/updates/running.ts'
import { addVerb, withExamples } from './help.ts'
import { printResult } from './print-result.ts'
import { userPath } from './user-path.ts'

type Options = { json?: boolean }
type ArchiveOptions = Options & { from: string; sha256?: string }
type ApplyOptions = ArchiveOptions & { restart?: string; stopped?: boolean }

const MEANS = { report: console.error, becomesReady }

const FROM = '--from <archive>'
const FROM_WHAT = 'the archive, or its https address, with its .sha256 beside it'
const RESTART = '--restart <command>'
const RESTART_WHAT = 'restart the site with this command, wait until it is ready, and go back if it is not'

export function updateCommands(program: Command): void {
  const update = withExamples(
    program.command('update').description('update a release to another version, and go back'),
    [
      'update apply --from publication-1.2.0.tar.gz --restart "systemctl restart publication"',
      'update check --from https://releases.example/publication-1.2.0.tar.gz',
    ],
  )
  addVerb(update, {
    usage: 'check',
    description: 'verify an archive, unpack it beside the running release, and say what it would do',
    example: 'update check --from publication-1.2.0.tar.gz',
    notes: 'Changes neither the site nor the database.',
  })
    .requiredOption(FROM, FROM_WHAT)
    .option('--sha256 <checksum>', 'the checksum, instead of the file beside the archive')
    .action(runCheck)
  addVerb(update, {
    usage: 'apply',
    description: 'unpack beside the running release, back up, migrate, make it current, restart',
    example: 'update apply --from publication-1.2.0.tar.gz --restart "systemctl restart publication"',
    notes: 'The running version serves meanwhile. Without --restart, restart the site yourself.',
  })
    .requiredOption(FROM, FROM_WHAT)
    .option('--sha256 <checksum>', 'the checksum, instead of the file beside the archive')
    .option(RESTART, RESTART_WHAT)
    .option('--stopped', 'the site is stopped: apply migrations that the running version could not bear')
    .action(runApply)
  addVerb(update, {
    usage: 'rollback',
    description: 'make the release before the current one current again',
    example: 'update rollback --restart "systemctl restart publication"',
    notes: 'The database stays as it is: the previous version works with what later migrations added.',
  })
    .option(RESTART, RESTART_WHAT)
    .action(runRollback)
}

async function runCheck({ from, sha256, ...options }: ArchiveOptions) {
  const findings = await checkUpdate(findPlace(), { file: sourceOf(from), sha256 })
  printResult(findings, options, describeFindings)
}

const MIGRATIONS: Record<Findings['migrations'], string> = {
  none: 'It leaves the database as it is.',
  expand: 'It adds to the database; the running version can go on meanwhile.',
  contract: 'The site has to be stopped while its migrations are applied.',
}

function describeFindings({ release, migrations }: Findings): string {
  return `Version ${release.version} is complete and runs on this machine. ${MIGRATIONS[migrations]}`
}

async function runApply({ from, sha256, restart, stopped, ...options }: ApplyOptions) {
  const archive = { file: sourceOf(from), sha256 }
  const applied = await applyUpdate(findPlace(), {
    ...archive,
    restart,
    allowStop: stopped,
    ...MEANS,
  })
  printResult(applied, options, describeApplied)
}

function describeApplied({ version, before, isRunning }: Applied): string {
  const done = isRunning
    ? `Version ${version} is running.`
    : `Version ${version} is current. Restart the site now.`
  return `${done} To go back to ${before}: update rollback`
}

async function runRollback({ restart, ...options }: Options & { restart?: string }) {
  const result = await rollBack(findPlace(), { restart, ...MEANS })
  printResult(result, options, ({ version, isRunning }) =>
    isRunning ? `Version ${version} is running.` : `Version ${version} is current. Restart the site now.`,
  )
}

function sourceOf(from: string): string {
  return /^https?:/i.test(from) ? from : userPath(from)
}
