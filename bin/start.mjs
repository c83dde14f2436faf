import { ensureInstalled } from './install.mjs'
import { launch } from './launch.mjs'

await ensureInstalled()
launch('bin/start.ts', {
  args: process.argv.slice(2),
  // It only watches: the serving process, which it starts, has limits of its own.
  flags: ['--max-semi-space-size=1', '--max-old-space-size=64'],
  env: {
    NODE_ENV: process.argv.includes('--dev') ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    // Node strips the types of next.config.ts; otherwise Next loads its compiler to do it, and keeps it.
    __NEXT_NODE_NATIVE_TS_LOADER_ENABLED: 'true',
    // glibc gives back at once what was taken in large pieces, and does not spread the rest over an arena per thread.
    MALLOC_ARENA_MAX: '2',
    MALLOC_MMAP_THRESHOLD_: '131072',
  },
})
