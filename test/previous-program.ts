import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readMigrations } from '#lib/db/migrations.ts'

/**
 * The commit of the program before the migrations that no release has yet: the newest release whose migrations are all
 * among those of today; while there is none, the last commit that knew the first migration only. Undefined when that is
 * the program itself, or when the history is not here (a shallow clone).
 */
export async function previousCommit(): Promise<string | undefined> {
  const names = (await readMigrations()).map(({ name }) => name)
  const tags = git('tag', '--list', 'v*', '--sort=-v:refname').split('\n').filter(Boolean)
  const released = tags.find((tag) => isBefore(migrationsOf(tag), names))
  if (released !== undefined) return released
  const second = names[1]
  if (second === undefined) return undefined
  const added = git(
    'log',
    '--diff-filter=A',
    '--format=%H',
    '--',
    `prisma/migrations/${second}/migration.sql`,
  )
  const commit = `${added.split('\n').at(-1)}^`
  return isBefore(migrationsOf(commit), names) ? commit : undefined
}

/** The program of a commit in a folder of its own, with the packages of today and a database client of its own. */
export function checkOut(commit: string): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'publication-previous-'))
  const { status } = spawnSync('sh', ['-c', 'git archive "$1" | tar -x -C "$2"', 'sh', commit, folder])
  if (status !== 0) throw new Error(`The program of ${commit} could not be unpacked.`)
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  const generated = spawnSync(process.execPath, ['bin/generate.mjs'], { cwd: folder, encoding: 'utf8' })
  if (generated.status !== 0) throw new Error(generated.stderr)
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

function isBefore(older: string[], names: string[]): boolean {
  return older.length > 0 && older.length < names.length && older.every((name) => names.includes(name))
}

function migrationsOf(commit: string): string[] {
  const paths = git('ls-tree', '-d', '--name-only', commit, 'prisma/migrations/').split('\n')
  return paths.filter(Boolean).map((path) => path.replace('prisma/migrations/', ''))
}

function git(...args: string[]): string {
  return spawnSync('git', args, { encoding: 'utf8' }).stdout?.trim() ?? ''
}
