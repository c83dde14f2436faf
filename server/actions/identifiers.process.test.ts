import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { ACTION_ID_SALT } from '#lib/auth/action-keys.ts'

const manifest = z.object({
  node: z.record(z.string(), z.object({ filename: z.string(), exportedName: z.string() })),
})

const MANIFEST = resolve(import.meta.dirname, '../../.next/server/server-reference-manifest.json')

// A byte that says what arguments it takes, then the hash: nothing of the build, the folder or the other files. When this
// fails after an upgrade of Next, see whether two builds of one source still agree, and what docs/operating/updating.md says.
test('the identifier of an action depends on its file, its name and its arguments only', () => {
  const { node } = manifest.parse(JSON.parse(readFileSync(MANIFEST, 'utf8')))
  const entries = Object.entries(node)
  expect(entries.length).toBeGreaterThan(20)
  for (const [id, { filename, exportedName }] of entries) {
    const hash = createHash('sha1').update(`${ACTION_ID_SALT}${filename}:${exportedName}`).digest('hex')
    expect(id.slice(2), exportedName).toBe(hash)
  }
})
