import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'

const require = createRequire(import.meta.url)

/** `scriptError`: why a script failed. The engine itself reports what that led to, such as an aborted transaction. */
export type EngineSession = { engine: SchemaEngine; session: pg.Pool; scriptError: () => unknown }

/**
 * Runs `work` with Prisma's schema engine as WebAssembly and the one database session it uses; closes it after.
 * (Prisma's native engine would have to be downloaded.)
 */
export async function withSchemaEngine<T>(
  url: string,
  work: (session: EngineSession) => Promise<T>,
): Promise<T> {
  const session = singleSession(url)
  try {
    loaded ??= loadEngine()
    const { SchemaEngine } = await loaded
    const { factory, scriptError } = wholeScripts(session)
    const adapter = bindMigrationAwareSqlAdapterFactory(factory)
    const engine = await SchemaEngine.new({ datamodels: undefined }, () => {}, adapter)
    return await work({ engine, session, scriptError })
  } finally {
    await session.end()
  }
}

/** A pool, because the adapter wants one, of a single connection that is never replaced: the caller's transaction is on it. */
function singleSession(url: string): pg.Pool {
  let isOpen = false
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    idleTimeoutMillis: 0,
    onConnect() {
      if (isOpen) throw new Error('The connection to the database was lost.')
      isOpen = true
    },
  })
  // The query that finds the connection lost throws.
  return pool.on('error', () => {})
}

// The adapter would cut a script at every semicolon, through the middle of functions.
function wholeScripts(session: pg.Pool) {
  let failed: unknown
  const factory = new PrismaPg(session)
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    adapter.executeScript = async (script) => {
      await session.query(script).catch((error: unknown) => {
        failed = error
        throw error
      })
    }
    return adapter
  }
  return { factory, scriptError: () => failed }
}

// The bindings hold on to one instance: loading a second would break whoever still uses the first.
let loaded: ReturnType<typeof loadEngine> | undefined

async function loadEngine() {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const file = require.resolve('@prisma/schema-engine-wasm').replace(/\.js$/, '_bg.wasm')
  const { instance } = await WebAssembly.instantiate(await readFile(file), {
    './schema_engine_bg.js': {
      ...bindings,
      ...timersNobodyStaysFor(bindings),
    } as unknown as WebAssembly.ModuleImports,
  })
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
  return bindings
}

// The engine waits ten seconds for a lock with a timer that it never takes back: no program need stay for it.
function timersNobodyStaysFor(bindings: object) {
  const start = (work: () => void, milliseconds: number) => setTimeout(work, milliseconds).unref()
  const names = Object.keys(bindings).filter((name) => name.startsWith('__wbg_setTimeout_'))
  return Object.fromEntries(names.map((name) => [name, start]))
}
