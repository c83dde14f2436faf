// Generates the Prisma client. The engine it names is never started: the client is WebAssembly, and naming any
// executable keeps the Prisma CLI from downloading one.
import { spawnSync } from 'node:child_process'

const cli = new URL('../node_modules/prisma/build/index.js', import.meta.url).pathname
const { status } = spawnSync(process.execPath, [cli, 'generate'], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  },
})
process.exit(status ?? 1)
