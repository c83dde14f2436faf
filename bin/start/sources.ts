import { createHash } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

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

/** A hash of all sources of the build: of their contents and their paths in the folder, wherever it is. */
export async function hashSources(folder = '.'): Promise<string> {
  const hash = createHash('sha256').update(process.version)
  for (const file of await listSources(folder))
    hash.update(`\0${file}\0`).update(await readFile(join(folder, file)))
  return hash.digest('hex')
}

async function listSources(folder: string): Promise<string[]> {
  const files: string[] = []
  for await (const entry of glob(SOURCES, { cwd: folder, withFileTypes: true })) {
    const file = relative(folder, join(entry.parentPath, entry.name))
    if (entry.isFile() && !FOR_TESTS.test(file)) files.push(file)
  }
  return files.sort()
}
