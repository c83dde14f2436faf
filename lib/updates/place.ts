import {
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Conflict, Unavailable } from '#lib/core/errors.ts'
import { type Release, releaseSchema } from '#lib/updates/release.ts'

/** Where releases lie beside each other: `home/releases/<version>`, and the link `home/current` to the one that runs. */
export type Place = { home: string; releases: string; running: Release; folder: string }

/** The place of the release in a folder. Throws Unavailable when it is not laid out as an update needs it. */
export function findPlace(folder = realpathSync('.')): Place {
  const releases = dirname(folder)
  const home = dirname(releases)
  if (!existsSync(join(folder, 'release.json')))
    throw new Unavailable(
      'This is a clone, not a release. Update it with git pull and a restart; see docs/operating/updating.md.',
    )
  if (basename(releases) !== 'releases' || linkedTo(home, 'current') === undefined)
    throw new Unavailable(
      `An update needs releases beside each other: this one in <folder>/releases/<version>, and <folder>/current linked to it. It is in ${folder}.`,
    )
  return { home, releases, running: readRelease(folder), folder }
}

/** Reads `release.json`. Throws Unavailable when it is not one. */
export function readRelease(folder: string): Release {
  try {
    return releaseSchema.parse(JSON.parse(readFileSync(join(folder, 'release.json'), 'utf8')))
  } catch (error) {
    throw new Unavailable(`${folder} does not hold a release.`, { cause: error })
  }
}

/** Makes a release the current one, in one step, and remembers the one before it as `previous`. */
export function makeCurrent({ home }: Place, version: string): void {
  const before = linkedTo(home, 'current')
  if (before === version) return
  if (before !== undefined) link(home, 'previous', before)
  link(home, 'current', version)
}

/** The version to go back to. Throws Conflict when there is none. */
export function requirePrevious({ home, releases }: Place): string {
  const version = linkedTo(home, 'previous')
  if (version === undefined || !existsSync(join(releases, version)))
    throw new Conflict('There is no previous release to go back to.')
  return version
}

/** What earlier, interrupted updates left. */
export function removeIncoming({ releases }: Place): void {
  for (const name of readdirSync(releases))
    if (name.endsWith('.incoming')) rmSync(join(releases, name), { recursive: true, force: true })
}

function linkedTo(home: string, name: string): string | undefined {
  try {
    return basename(readlinkSync(join(home, name)))
  } catch {
    return undefined
  }
}

function link(home: string, name: string, version: string) {
  const draft = join(home, `.${name}.incoming`)
  rmSync(draft, { force: true })
  symlinkSync(join('releases', version), draft)
  renameSync(draft, join(home, name))
}
