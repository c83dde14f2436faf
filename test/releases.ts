import { createHash } from 'node:crypto'
import { createWriteStream, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { type Header, pack } from 'tar-stream'
import { findPlace, type Place } from '#lib/updates/place.ts'
import { temporaryFolder } from '#test/folder.ts'
import { writeInto } from '#test/folders.ts'

export type Answers = {
  check?: number
  backup?: number
  platform?: string
  more?: (Partial<Header> & { name: string })[]
}

/** A release whose program writes down what it is asked to do. */
function programOf(version: string, { check = 2, backup = 0 }: Answers): string {
  return `#!/bin/sh
case "$1" in */releases/*) home="\${1%%/releases/*}" ;; esac
shift
echo "${version} $*" >> "$home/log"
case "$*" in *--check) exit ${check} ;; backup*) exit ${backup} ;; esac
`
}

export function describeRelease(version: string, platform = `${process.platform}-${process.arch}`): string {
  return JSON.stringify({ version, platform, node: '24.0.0', postgres: true, migrations: [] })
}

/** A folder with release 1.0.0, which is the current one. */
export function somePlace(answers: Answers = {}): Place {
  const home = temporaryFolder()
  const folder = join(home, 'releases', '1.0.0')
  writeInto(folder, 'release.json', describeRelease('1.0.0'))
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true })
  writeFileSync(join(folder, 'node_modules/.bin/node'), programOf('1.0.0', answers), { mode: 0o755 })
  symlinkSync('releases/1.0.0', join(home, 'current'))
  return findPlace(folder)
}

/** An archive of a release, with its checksum beside it. */
export async function someArchive(version: string, answers: Answers = {}): Promise<string> {
  const file = join(temporaryFolder(), `publication-${version}.tar.gz`)
  const tar = pack()
  tar.entry({ name: 'publication/release.json' }, describeRelease(version, answers.platform))
  tar.entry({ name: 'publication/node_modules/.bin/node', mode: 0o755 }, programOf(version, answers))
  for (const header of answers.more ?? []) tar.entry(header, header.type === 'symlink' ? '' : 'evil')
  tar.finalize()
  await pipeline(tar, createGzip(), createWriteStream(file))
  const sum = createHash('sha256').update(readFileSync(file)).digest('hex')
  writeFileSync(`${file}.sha256`, `${sum}  publication-${version}.tar.gz\n`)
  return file
}
