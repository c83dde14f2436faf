import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'

const require = createRequire(import.meta.url)

/**
 * Runs `work` with Prisma's schema engine as WebAssembly and the one database session it uses; closes it after.
 * (Prisma's native engine would have to be downloaded.)
 */
export async function withSchemaEngine<T>(
  url: string,
  work: (engine: SchemaEngine, session: pg.Pool) => Promise<T>,
): Promise<T> {
  const session = singleSession(url)
  try {
    const { SchemaEngine } = await loadEngine()
    const scripts = wholeScripts(session)
    const adapter = bindMigrationAwareSqlAdapterFactory(scripts.factory)
    const engine = await SchemaEngine.new({ datamodels: undefined }, () => {}, adapter)
    // What the engine reports after a failed script is only that the transaction is over.
    return await work(engine, session).catch((error: unknown) => Promise.reject(scripts.failure() ?? error))
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
  return { factory, failure: () => failed }
}

async function loadEngine() {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const file = require.resolve('@prisma/schema-engine-wasm').replace(/\.js$/, '_bg.wasm')
  const { instance } = await WebAssembly.instantiate(await readFile(file), {
    './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports,
  })
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
  return bindings
}
