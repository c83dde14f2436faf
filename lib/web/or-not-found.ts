import { notFound } from 'next/navigation'
import { Forbidden, NotFound } from '#lib/core/errors.ts'

/** Reads for a page of the desk: what the viewer may not see does not exist. */
export async function orNotFound<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof NotFound || error instanceof Forbidden) notFound()
    throw error
  }
}
