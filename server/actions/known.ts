import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** True when the page at this path contains this server action. */
export type IsActionAt = (id: string, path: string) => boolean

const manifest = z.object({
  node: z.record(z.string(), z.object({ workers: z.record(z.string(), z.unknown()) })),
})

const MANIFEST = '.next/server/server-reference-manifest.json'

/** Reads from Next's build manifest which pages contain which server actions. */
export function readActions(path = MANIFEST): IsActionAt {
  const { node } = manifest.parse(JSON.parse(readFileSync(path, 'utf8')))
  const pages = new Map(
    Object.entries(node).map(([id, { workers }]) => [id, Object.keys(workers).map(toPattern)]),
  )
  return (id, path) => pages.get(id)?.some((page) => page.test(path)) ?? false
}

/** Turns app/(auth)/invite/[token]/page into a pattern that matches /invite/aB-c. */
function toPattern(page: string): RegExp {
  const segments = page.split('/').slice(1, -1)
  const names = segments.filter((segment) => !segment.startsWith('('))
  return new RegExp(`^/${names.map((name) => name.replace(/^\[.+\]$/, '[^/]+')).join('/')}$`)
}
