import { ensureInstalled } from './install.mjs'
import { launch } from './launch.mjs'

const isDev = process.argv.includes('--dev')

await ensureInstalled()
launch('bin/start.ts', {
  args: process.argv.slice(2),
  // Measured: without limits the process keeps growing long before it has to.
  flags: isDev ? [] : ['--max-semi-space-size=16', '--max-old-space-size=256'],
  env: {
    NODE_ENV: isDev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    MALLOC_ARENA_MAX: '2',
  },
})
