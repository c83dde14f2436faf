import { type Diagnostic, Unavailable } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'

/**
 * Turns an unexpected error into a diagnostic of the file it occurred in. Rethrows it when the database is down, since
 * the next file would fail too.
 */
export async function contain(error: unknown): Promise<Diagnostic[]> {
  if (error instanceof Unavailable) throw error
  await db().$queryRaw`SELECT 1`.catch(() => {
    throw error
  })
  const reason = (error instanceof Error ? error.message : String(error)).trim().split('\n').at(-1) ?? ''
  const message = `The file could not be imported: ${reason.slice(0, 300).replace(/\.$/, '')}.`
  return [{ line: 1, column: 1, message }]
}
