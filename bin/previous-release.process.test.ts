import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { migrate } from '#lib/db/migrating.ts'
import { rows } from '#test/empty-database.ts'
import { temporaryFolder } from '#test/folder.ts'
import { writeInto } from '#test/folders.ts'
import { checkOut, previousCommit } from '#test/previous-program.ts'

const commit = await previousCommit()
const { server } = inject('places')
const url = `${server}/previous_release`
let previous: ReturnType<typeof checkOut> | undefined

beforeAll(async () => {
  if (commit === undefined) return
  previous = checkOut(commit)
  await rows(`${server}/postgres`, 'CREATE DATABASE previous_release')
  await migrate(url)
})

afterAll(() => previous?.remove())

test.skipIf(commit === undefined)(
  'the program of the previous release works on the database of this one',
  () => {
    const site = temporaryFolder()
    writeInto(site, 'a-head.md', '---\ntitle: A head\ntags: [models]\n---\n\nWords to find.\n')
    const program = (...args: string[]) => run(site, args)

    // It accepts the database as one that is newer, and writes and reads as before.
    expect(program('db', 'migrate', '--json').applied).toEqual([])
    program('user', 'create', 'ana@example.org', '--role', 'editor', '--json')
    expect(JSON.stringify(program('user', 'list', '--json'))).toContain('ana@example.org')
    program('import', join(site, 'a-head.md'), '--json')
    expect(JSON.stringify(program('post', 'list', '--json'))).toContain('A head')
    program('post', 'unpublish', 'a-head', '--json')
    program('post', 'publish', 'a-head', '--json')
    program('export', join(site, 'exported'), '--json')
  },
)

function run(site: string, args: string[]) {
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    DATABASE_URL: url,
    DATA_DIR: join(site, 'data'),
    AUTH_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
  }
  const { stdout, stderr, status } = spawnSync(process.execPath, ['bin/cli.ts', ...args], {
    cwd: previous?.folder,
    env,
    encoding: 'utf8',
  })
  // `db migrate` exits with 1 where the database is newer.
  if (status !== 0 && args[0] !== 'db') throw new Error(`${args.join(' ')}: ${stdout}${stderr}`)
  return JSON.parse(stdout)
}
