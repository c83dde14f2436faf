import { type Diagnostic, Unavailable } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'

/**
 * A fault that nobody foresaw, as a problem of the one file over which it happened. Thrown on when nothing would work any
 * more: the next file could not be written either.
 */
export async function contain(error: unknown): Promise<Diagnostic[]> {
  if (error instanceof Unavailable) throw error
  await db().$queryRaw`SELECT 1`.catch(() => {
    throw error
  })
  const reason = (error instanceof Error ? error.message : String(error)).trim().split('\n').at(-1) ?? ''
  const message = `It cannot be imported: ${reason.slice(0, 300).replace(/\.$/, '')}.`
  return [{ line: 1, column: 1, message }]
}
