// Runs the background jobs apart from the server (npm run worker): on DATABASE_URL, or on the embedded PostgreSQL of the
// running site.

import { startBackground } from '#lib/background/starting.ts'
import { closeRenderPool } from '#lib/content/mdx/pool/rendering.ts'
import { Unavailable } from '#lib/core/errors.ts'
import { databaseUrl } from '#lib/db/address.ts'
import { closeDb } from '#lib/db/client.ts'
import { migrationStatus } from '#lib/db/migration-status.ts'
import { waitForDatabase } from '#lib/db/wait-for-database.ts'
import { describeFailure } from './start/failing.ts'
import { Lifecycle } from './start/lifecycle.ts'
import { printError, say } from './start/output.ts'
import { traceWhenAsked } from './start/tracing.ts'

const lifecycle = new Lifecycle()

try {
  const url = findDatabase()
  await waitForDatabase(url, { report: say })
  const { pending } = await migrationStatus(url)
  if (pending.length > 0)
    throw new Unavailable(
      `The database lacks ${pending.join(', ')}. Start the site first, or run: npm run cli -- db migrate`,
    )
  await traceWhenAsked(lifecycle)
  lifecycle.onClose(closeRenderPool)
  lifecycle.onClose(closeDb)
  const worker = startBackground(note)
  lifecycle.onClose(worker.stop)
  say('Running background jobs.')
} catch (error) {
  if (!lifecycle.isClosing) await lifecycle.fail(describeFailure(error))
}

function findDatabase(): string {
  try {
    return databaseUrl()
  } catch (error) {
    throw new Unavailable(
      'The site does not run with this DATA_DIR, and DATABASE_URL is not set. Start the site first.',
      {
        cause: error,
      },
    )
  }
}

function note(message: string, error: unknown) {
  if (!lifecycle.isClosing) printError(`${message} ${describeFailure(error)}`)
}
