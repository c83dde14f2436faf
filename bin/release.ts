import { Command } from 'commander'
import { failWith } from './cli/failing.ts'
import { userPath } from './cli/user-path.ts'
import { makeRelease } from './release/making.ts'

type Options = { to: string; postgres: boolean }

const program = new Command('npm run release --')
  .description(
    'Builds the archive that runs on a machine with nothing but Node: publication-<version>.tar.gz',
  )
  .option('--to <folder>', 'where to write it', '.')
  .option('--no-postgres', 'leave the embedded PostgreSQL out: the site then needs DATABASE_URL')
  .exitOverride()

try {
  const { to, postgres } = program.parse().opts<Options>()
  const { file, packed, unpacked } = await makeRelease({ to: userPath(to), postgres, report: console.error })
  console.log(`${file}: ${megabytes(packed)} MB, ${megabytes(unpacked)} MB unpacked.`)
} catch (error) {
  failWith(error)
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1024 / 1024)
}
