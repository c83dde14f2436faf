import { ensureInstalled } from './install.mjs'
import { launch } from './launch.mjs'

await ensureInstalled()
launch('bin/start.ts', {
  args: process.argv.slice(2),
  // The supervisor needs little memory; the serving process that it starts has its own limits.
  flags: ['--max-semi-space-size=1', '--max-old-space-size=64'],
  env: {
    NODE_ENV: process.argv.includes('--dev') ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    // Node strips the types of next.config.ts; otherwise Next loads its compiler for that and keeps it in memory.
    __NEXT_NODE_NATIVE_TS_LOADER_ENABLED: 'true',
    // Makes glibc return large allocations at once and not spread the rest over an arena per thread.
    MALLOC_ARENA_MAX: '2',
    MALLOC_MMAP_THRESHOLD_: '131072',
  },
})
