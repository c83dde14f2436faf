import { contractionsIn } from '#lib/db/contracting.ts'
import { migrationStatus } from '#lib/db/migration-status.ts'
import { readMigrations } from '#lib/db/migrations.ts'

/**
 * What `migrate` would do. `expands`: the previous version can go on meanwhile; `contracts`: it would lack something;
 * `other`: the database is newer than this program, or was made by other migrations.
 */
export type MigrationPlan = {
  verdict: 'nothing' | 'expands' | 'contracts' | 'other'
  pending: { name: string; contractions: string[] }[]
}

export async function planMigration(url: string, folder?: string): Promise<MigrationPlan> {
  const [files, status] = await Promise.all([readMigrations(folder), migrationStatus(url, folder)])
  const pending = files
    .filter(({ name }) => status.pending.includes(name))
    .map(({ name, sql }) => ({ name, contractions: contractionsIn(sql) }))
  const isEmpty = status.applied.length === 0
  if (status.unknown.length > 0 || status.edited.length > 0) return { verdict: 'other', pending }
  if (pending.length === 0) return { verdict: 'nothing', pending }
  // No previous version runs on an empty database.
  const contracts = !isEmpty && pending.some(({ contractions }) => contractions.length > 0)
  return { verdict: contracts ? 'contracts' : 'expands', pending }
}
