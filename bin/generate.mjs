// Generates the Prisma client. The engine it names is never started: the client is WebAssembly, and naming any
// executable keeps the Prisma CLI from downloading one.
import { spawnSync } from 'node:child_process'
import { recordGenerated } from './generated.mjs'
import { root } from './launch.mjs'

const { status, stdout, stderr } = spawnSync(
  process.execPath,
  ['node_modules/prisma/build/index.js', 'generate'],
  {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  },
)
if (status === 0) recordGenerated()
else console.error(stdout, stderr)
process.exitCode = status ?? 1
