import { ensureInstalled } from './install.mjs'
import { launch } from './launch.mjs'

await ensureInstalled({ dev: true })
launch('bin/test.ts', {
  args: process.argv.slice(2),
  env: { NODE_ENV: 'test', NEXT_TELEMETRY_DISABLED: '1' },
})
