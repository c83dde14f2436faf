import { databaseUrl } from '#lib/db/address'
import { checkConfiguration } from '#lib/doctor/configuration'
import { checkDatabase } from '#lib/doctor/database'
import { checkDerived } from '#lib/doctor/derived'
import { type Finding, failed } from '#lib/doctor/findings'
import { checkMail } from '#lib/doctor/mail'
import { checkOwner } from '#lib/doctor/people'
import { checkStorage } from '#lib/doctor/storage'
import { env } from '#lib/env'
import { Forbidden } from '#lib/errors'
import { holds } from '#lib/people/policy'
import type { Viewer } from '#lib/people/viewer'

/** Looks at everything around the database. Throws Invalid when the environment cannot be read. */
export async function examineSurroundings(viewer: Viewer): Promise<Finding[]> {
  requireAdministrator(viewer)
  const settings = env()
  return [
    ...checkConfiguration(settings),
    ...(await checkStorage(settings.DATA_DIR)),
    await checkMail(settings.SMTP_URL),
  ]
}

/** Looks at the database and what is in it. What cannot be looked at is a finding, too. */
export async function examineDatabase(viewer: Viewer): Promise<Finding[]> {
  requireAdministrator(viewer)
  const findings = await checkDatabase(databaseUrl())
  if (findings.some(({ level }) => level === 'error')) return findings
  try {
    return [...findings, await checkOwner(), ...(await checkDerived())]
  } catch (error) {
    return [...findings, failed('derived data', error, 'Look at the log of the database.')]
  }
}

function requireAdministrator(viewer: Viewer): void {
  if (!holds(viewer, 'administrator')) throw new Forbidden('Only administrators examine the publication.')
}
