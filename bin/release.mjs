import { ensureInstalled } from './install.mjs'
import { launch } from './launch.mjs'

await ensureInstalled()
launch('bin/release.ts', {
  args: process.argv.slice(2),
  env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
})
