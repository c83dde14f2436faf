import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { ensureDatabase } from '#lib/db/embedded/database.ts'
import { migrate } from '#lib/db/migrating.ts'
import { startThrowaway } from '#test/throwaway.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The URL of the PostgreSQL server without a database, and the folder for files of tests. */
    places: { server: string; folder: string }
  }
}

/** Starts one PostgreSQL for the run and migrates the template that each test file's database is cloned from. */
export default async function setup(project: TestProject) {
  const base = mkdtempSync(join(tmpdir(), 'publication-test-'))
  const server = await startThrowaway(base)
  const template = new URL(server.url)
  template.pathname = '/template_publication'
  await ensureDatabase(template.href, () => true)
  await migrate(template.href)
  const address = template.href.slice(0, -template.pathname.length)
  project.provide('places', { server: address, folder: base })
  return async () => {
    server.abort()
    await server.exited
    rmSync(base, { recursive: true, force: true })
  }
}
