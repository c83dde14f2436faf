import { notFound } from 'next/navigation'
import { Forbidden, NotFound } from '#lib/core/errors.ts'

/** Reads for a page of the admin area: what the viewer may not see is a 404. */
export async function orNotFound<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof NotFound || error instanceof Forbidden) notFound()
    throw error
  }
}
