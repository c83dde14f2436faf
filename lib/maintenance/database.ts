import pg from 'pg'
import { explainNewer, migrationStatus } from '#lib/db/migration-status.ts'
import { explainFailure } from '#lib/db/wait-for-database.ts'
import { type Finding, failed, ok, warning, wrong } from '#lib/maintenance/findings.ts'

const MIN_VERSION = 14
const CONNECTIONS = 20
const MAX_CLOCK_SKEW_SECONDS = 2

type Facts = { version: number; encoding: string; connections: number; fsync: string; seconds: string }

/** Checks the database: connection, version, settings, clock and migrations. */
export async function checkDatabase(url: string): Promise<Finding[]> {
  let facts: Facts
  try {
    facts = await readFacts(url)
  } catch (error) {
    const { found, advice } = explainFailure(url, error)
    return [wrong('database', found, advice)]
  }
  const findings = [...checkSettings(facts), checkClock(Number(facts.seconds))]
  try {
    return [...findings, ...(await checkMigrations(url))]
  } catch (error) {
    return [...findings, failed('migrations', error, 'See the database log.')]
  }
}

async function readFacts(url: string): Promise<Facts> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const before = Date.now()
    const { rows } = await client.query<Facts>(
      `SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding,
         current_setting('max_connections')::int AS connections, current_setting('fsync') AS fsync,
         extract(epoch FROM clock_timestamp())::text AS seconds`,
    )
    const [facts] = rows
    if (!facts) throw new Error('The database returned no row.')
    const middle = (before + Date.now()) / 2
    return { ...facts, seconds: String(Number(facts.seconds) - middle / 1000) }
  } finally {
    await client.end()
  }
}

function checkSettings({ version, encoding, connections, fsync }: Facts): Finding[] {
  const check = 'database'
  const major = Math.floor(version / 10_000)
  const findings: Finding[] = []
  if (major < MIN_VERSION)
    findings.push(wrong(check, `PostgreSQL ${major} is too old.`, `Use PostgreSQL ${MIN_VERSION} or later.`))
  if (encoding !== 'UTF8')
    findings.push(
      wrong(
        check,
        `Its encoding is ${encoding}, not UTF-8.`,
        'Create a new database: createdb --encoding=UTF8 --template=template0 NAME',
      ),
    )
  if (connections < CONNECTIONS)
    findings.push(
      warning(
        check,
        `It allows ${connections} connections; each instance uses up to 15.`,
        `Set max_connections to ${CONNECTIONS} or more.`,
      ),
    )
  if (fsync === 'off')
    findings.push(
      warning(
        check,
        'fsync is off, so a power failure may destroy the database.',
        'Set fsync = on and restart PostgreSQL.',
      ),
    )
  return findings.length > 0 ? findings : [ok(check, `PostgreSQL ${major} answers, with UTF-8.`)]
}

function checkClock(seconds: number): Finding {
  const apart = Math.abs(seconds)
  if (apart <= MAX_CLOCK_SKEW_SECONDS) return ok('clock', 'This machine and the database agree on the time.')
  return warning(
    'clock',
    `The database's clock is ${apart.toFixed(0)} seconds ${seconds > 0 ? 'ahead of' : 'behind'} this machine's.`,
    'Synchronise both with NTP; publication dates and sessions depend on the clock.',
  )
}

async function checkMigrations(url: string): Promise<Finding[]> {
  const check = 'migrations'
  const { applied, pending, edited, unknown } = await migrationStatus(url)
  const findings: Finding[] = []
  if (pending.length > 0)
    findings.push(wrong(check, `The database lacks ${pending.join(', ')}.`, 'Run: npm run cli -- db migrate'))
  if (unknown.length > 0) {
    const { found, advice } = explainNewer(unknown)
    findings.push(wrong(check, found, advice))
  }
  if (edited.length > 0)
    findings.push(
      warning(
        check,
        `These migrations have changed since they were applied: ${edited.join(', ')}.`,
        'Restore the migration files of the version you run.',
      ),
    )
  return findings.length > 0 ? findings : [ok(check, `All ${applied.length} are applied.`)]
}
