import { ensureInstalled } from './install.mjs'
import { launch } from './launch.mjs'

const isDev = process.argv.includes('--dev')

await ensureInstalled()
launch('bin/start.ts', {
  args: process.argv.slice(2),
  // Measured: without limits the process keeps growing long before it has to; and what is young is thrown away ten times
  // as often as need be, for a third of the time a remembered page takes, unless it has its room from the beginning.
  flags: isDev ? [] : ['--min-semi-space-size=8', '--max-semi-space-size=8', '--max-old-space-size=192'],
  env: {
    NODE_ENV: isDev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    // glibc gives back at once what was taken in large pieces, and does not spread the rest over an arena per thread.
    MALLOC_ARENA_MAX: '2',
    MALLOC_MMAP_THRESHOLD_: '131072',
  },
})
