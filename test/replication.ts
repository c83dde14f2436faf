import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Server } from '#lib/db/embedded/server.ts'
import { startThrowaway } from '#test/throwaway.ts'

const REPLICATING = { wal_level: 'replica', max_wal_senders: '4' }

/** Starts a PostgreSQL and a streaming replica of it in two folders, which must be empty. */
export async function startReplicatedPair(folders: { primary: string; replica: string }) {
  const first = await startThrowaway(folders.primary, undefined, REPLICATING)
  await first.stop()
  // With its owner, who is not root.
  execFileSync('cp', ['-a', join(folders.primary, 'postgres'), join(folders.replica, 'postgres')])
  writeFileSync(join(folders.replica, 'postgres', 'standby.signal'), '')
  const primary = await startThrowaway(folders.primary, first.port, REPLICATING)
  const connection = new URL(primary.url)
  const replica = await startThrowaway(folders.replica, undefined, {
    ...REPLICATING,
    primary_conninfo: `host=127.0.0.1 port=${primary.port} user=${connection.username} password=${connection.password}`,
  })
  return { primary, replica } satisfies Record<string, Server>
}
