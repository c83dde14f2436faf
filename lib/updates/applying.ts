import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Conflict, Unavailable } from '#lib/core/errors.ts'
import { withFile } from '#lib/updates/downloading.ts'
import { makeCurrent, type Place, requirePrevious } from '#lib/updates/place.ts'
import type { Release } from '#lib/updates/release.ts'
import { runCommand, runShell } from '#lib/updates/running.ts'
import { unpackRelease } from '#lib/updates/unpacking.ts'
import { verifyArchive } from '#lib/updates/verifying.ts'

/** `file`: or the address of one. */
type Archive = { file: string; sha256?: string | undefined }
type Restart = {
  restart?: string | undefined
  becomesReady: () => Promise<boolean>
  report: (line: string) => void
}
type Options = Archive & Restart & { allowStop?: boolean | undefined }

/** What an update would bring. `migrations`: whether the running version can go on while they are applied. */
export type Findings = { release: Release; folder: string; migrations: 'none' | 'expand' | 'contract' }
export type Applied = { version: string; before: string; backup: string; isRunning: boolean }

/**
 * Verifies an archive, which is downloaded if it is elsewhere, unpacks it beside the running release, and asks it what it
 * would do to the database.
 */
export async function checkUpdate(place: Place, archive: Archive): Promise<Findings> {
  const release = await withFile(place, archive, async (file) => {
    await verifyArchive(file, archive.sha256)
    return await unpackRelease(place, file)
  })
  const folder = join(place.releases, release.version)
  const { code, output } = await runCommand(folder, ['db', 'migrate', '--check'])
  switch (code) {
    case 0:
      return { release, folder, migrations: 'none' }
    case 2:
      return { release, folder, migrations: 'expand' }
    case 3:
      return { release, folder, migrations: 'contract' }
    default:
      throw new Unavailable(`Version ${release.version} cannot use this database. ${output}`)
  }
}

/**
 * Updates to the release in an archive: unpacks it beside the running one, backs up, migrates, makes it current, restarts
 * the site, and waits until it is ready; if it does not become ready, goes back. Throws Conflict or Unavailable with what
 * to do; until the new release is current, nothing has changed for the running one.
 */
export async function applyUpdate(place: Place, options: Options): Promise<Applied> {
  const { report } = options
  report('Checking and unpacking the archive')
  const { release, folder, migrations } = await checkUpdate(place, options)
  if (migrations === 'contract' && !options.allowStop)
    throw new Conflict(
      'The running version cannot go on while the migrations of the new one are applied. Stop the site, then add --stopped; see db migrate --check.',
    )
  const backup = await backUp(place, release.version, report)
  report('Applying migrations')
  await must(
    runCommand(folder, ['db', 'migrate']),
    'The migrations were not applied; nothing else was changed.',
  )
  report(`Making version ${release.version} the current one`)
  makeCurrent(place, release.version)
  const isRunning = await restartSite(place, release.version, options)
  return { version: release.version, before: place.running.version, backup, isRunning }
}

/** Goes back to the release before the current one and restarts the site. The database stays as it is. */
export async function rollBack(
  place: Place,
  options: Restart,
): Promise<{ version: string; isRunning: boolean }> {
  const version = requirePrevious(place)
  makeCurrent(place, version)
  if (!options.restart) return { version, isRunning: false }
  await restart(options.restart, options.report)
  if (await options.becomesReady()) return { version, isRunning: true }
  throw new Unavailable(`Version ${version} is current, but does not become ready. See its log.`)
}

async function backUp({ home, folder, running }: Place, next: string, report: Restart['report']) {
  const folderOfBackups = join(home, 'backups')
  await mkdir(folderOfBackups, { recursive: true, mode: 0o700 })
  const time = new Date().toISOString().replaceAll(/[:.]/g, '-')
  const file = join(folderOfBackups, `${running.version}-before-${next}-${time}.backup`)
  report(`Backing up to ${file}`)
  await must(runCommand(folder, ['backup', 'create', file]), 'There is no backup, so nothing was changed.')
  return file
}

async function restartSite(place: Place, version: string, options: Restart): Promise<boolean> {
  if (!options.restart) return false
  await restart(options.restart, options.report)
  if (await options.becomesReady()) return true
  options.report('It does not become ready. Going back.')
  makeCurrent(place, place.running.version)
  await restart(options.restart, options.report)
  const isBack = await options.becomesReady()
  throw new Unavailable(
    `Version ${version} did not become ready; see its log. Version ${place.running.version} is current again${isBack ? ' and ready' : ', but is not ready either'}.`,
  )
}

async function restart(command: string, report: Restart['report']): Promise<void> {
  report(`Restarting: ${command}`)
  await must(runShell(command), 'The restart failed.')
}

async function must(ending: Promise<{ code: number | null; output: string }>, what: string): Promise<void> {
  const { code, output } = await ending
  if (code !== 0) throw new Unavailable(`${what}\n${output}`)
}
