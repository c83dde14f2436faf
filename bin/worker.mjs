import { ensureInstalled } from './install.mjs'
import { launch } from './launch.mjs'

await ensureInstalled()
launch('bin/worker.ts', {
  flags: ['--max-semi-space-size=4', '--max-old-space-size=192'],
  env: { NODE_ENV: 'production', MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' },
})
