import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, readFileSync, renameSync, statSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Unavailable } from '#lib/core/errors.ts'
import { programVersion } from '#lib/core/version.ts'
import { readMigrations } from '#lib/db/migrations.ts'
import type { Release } from '#lib/updates/release.ts'
import { ensureBuild } from '../start/building.ts'
import { archive } from './archive.ts'
import { listFiles } from './files.ts'
import { packagesToServe } from './packages.ts'

type Options = { to: string; postgres: boolean; report: (line: string) => void; level?: number }
type Made = { file: string; packed: number; unpacked: number }

/**
 * Builds the site where needed and packs it, with a checksum beside the archive. Sizes are in bytes. `level`: of gzip.
 */
export async function makeRelease({ to, postgres, report, level }: Options): Promise<Made> {
  await ensureBuild({ report })
  const release = await describeRelease(postgres)
  const files = listFiles(packagesToServe(readLock(), { postgres }))
  const file = join(to, `publication-${release.version}${postgres ? '' : '-no-postgres'}.tar.gz`)
  await mkdir(to, { recursive: true })
  report(`Packing ${files.length} files`)
  const draft = `${file}.incoming`
  const { stream, size } = archive(`publication-${release.version}`, files, release, level)
  await pipeline(stream, createWriteStream(draft))
  renameSync(draft, file)
  await writeFile(`${file}.sha256`, `${await sha256(file)}  ${basename(file)}\n`)
  return { file, packed: statSync(file).size, unpacked: size() }
}

async function describeRelease(postgres: boolean): Promise<Release> {
  if (!existsSync('node_modules/.bin/node')) throw new Unavailable('Run npm ci first.')
  return {
    version: await programVersion(),
    platform: `${process.platform}-${process.arch}`,
    node: process.versions.node,
    postgres,
    migrations: (await readMigrations()).map(({ name }) => name),
  }
}

function readLock() {
  return JSON.parse(readFileSync('package-lock.json', 'utf8')).packages
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
