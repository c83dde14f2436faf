import { readFile, stat } from 'node:fs/promises'
import type { RenderResult } from '#server/cache/page-cache.ts'
import { Representation } from '#server/http/representation.ts'
import { FILE_CSP } from '#server/render/csp.ts'

/** Reads a file of public/ as a cacheable page; 404 when it was deleted after the start. */
export async function readPublicFile(file: string, type: string): Promise<RenderResult> {
  try {
    const [body, { mtime }] = await Promise.all([readFile(file), stat(file)])
    return { representation: new Representation(body, headersFor(type), mtime, type), tags: [] }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 404
    throw error
  }
}

// Browsers do not open a PDF in a sandbox.
function headersFor(type: string): string[] {
  const policy = type === 'application/pdf' ? [] : ['Content-Security-Policy', FILE_CSP]
  return ['Content-Type', type, ...policy, 'Cross-Origin-Resource-Policy', 'cross-origin']
}
