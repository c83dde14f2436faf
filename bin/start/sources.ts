import { createHash } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const SOURCES = [
  '{app,components,lib}/**/*',
  'prisma/schema/*.prisma',
  '{next,postcss}.config.*',
  '{proxy,instrumentation}.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]

const FOR_TESTS = /\.test\.tsx?$|\/testing\/|\/fixtures\//

/** A hash of all sources of the build. */
export async function hashSources(): Promise<string> {
  const hash = createHash('sha256').update(process.version)
  for (const file of await listSources()) hash.update(`\0${file}\0`).update(await readFile(file))
  return hash.digest('hex')
}

async function listSources(): Promise<string[]> {
  const files: string[] = []
  for await (const entry of glob(SOURCES, { withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    if (entry.isFile() && !FOR_TESTS.test(file)) files.push(file)
  }
  return files.sort()
}
