import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A temporary folder with these files by path. */
export function makeFolder(files: Record<string, string | Buffer>): string {
  const base = mkdtempSync(join(tmpdir(), 'publication-files-'))
  onTestFinished(() => rmSync(base, { recursive: true, force: true }))
  // A unique name, because imported posts remember their source folder.
  const folder = join(base, 'blog')
  mkdirSync(folder)
  for (const [path, content] of Object.entries(files)) writeInto(folder, path, content)
  return folder
}

export function writeInto(folder: string, path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}
