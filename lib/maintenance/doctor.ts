import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { env } from '#lib/core/env.ts'
import { Forbidden } from '#lib/core/errors.ts'
import { databaseUrl } from '#lib/db/address.ts'
import { checkConfiguration } from '#lib/maintenance/configuration.ts'
import { checkDatabase } from '#lib/maintenance/database.ts'
import { checkDerived } from '#lib/maintenance/derived.ts'
import { type Finding, failed } from '#lib/maintenance/findings.ts'
import { checkJobs } from '#lib/maintenance/jobs.ts'
import { checkMail } from '#lib/maintenance/mail.ts'
import { checkOwner } from '#lib/maintenance/owner.ts'
import { checkStorage } from '#lib/maintenance/storage.ts'

/**
 * Checks everything but the database: configuration and storage. Throws Invalid when the environment cannot be
 * read.
 */
export async function examineEnvironment(viewer: Viewer): Promise<Finding[]> {
  requireAdministrator(viewer)
  const settings = env()
  return [...checkConfiguration(settings), ...(await checkStorage(settings.DATA_DIR))]
}

/** Checks the database and its content. A check that cannot run is a finding, too. */
export async function examineDatabase(viewer: Viewer): Promise<Finding[]> {
  requireAdministrator(viewer)
  const findings = await checkDatabase(databaseUrl())
  if (findings.some(({ level }) => level === 'error')) return findings
  try {
    return [...findings, await checkOwner(), ...(await checkDerived()), await checkJobs(), await checkMail()]
  } catch (error) {
    return [...findings, failed('derived data', error, 'See the database log.')]
  }
}

function requireAdministrator(viewer: Viewer): void {
  if (!holds(viewer, 'administrator')) throw new Forbidden('You need an administrator to run the checks.')
}
