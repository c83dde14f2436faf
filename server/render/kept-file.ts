import { readKeptAsset } from '#lib/assets/kept-files.ts'
import { Overloaded, Unavailable } from '#lib/core/errors.ts'
import type { Page } from '#server/cache/page-cache.ts'
import { Representation } from '#server/http/representation.ts'
import { FILE_CSP } from '#server/render/csp.ts'
import { contentTypeOf } from '#server/routing/content-types.ts'

/** A hash-named file that another build has, as a cacheable page; null when none has it. Throws Overloaded. */
export async function readKeptFile(path: string): Promise<Page | null> {
  try {
    const body = await readKeptAsset(path)
    if (!body) return null
    const type = contentTypeOf(path)
    const headers = ['Content-Type', type, 'Content-Security-Policy', FILE_CSP]
    const policy = ['Cross-Origin-Resource-Policy', 'cross-origin']
    return { representation: new Representation(body, [...headers, ...policy], new Date(), type), tags: [] }
  } catch (error) {
    if (error instanceof Unavailable)
      throw new Overloaded(`${path} is temporarily unavailable.`, { cause: error })
    throw error
  }
}
