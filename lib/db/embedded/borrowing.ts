import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { siteRunsOn } from '#lib/db/embedded/holder.ts'
import { startEmbedded } from '#lib/db/embedded/starting.ts'

type Use = { isOurs: boolean; leave(): Promise<void> }

/** The embedded PostgreSQL of a data folder for one command: the site's when it runs, else our own until `leave`. */
export async function borrowEmbedded(dataDir: string, report: (line: string) => void): Promise<Use> {
  while (siteRunsOn(dataDir)) {
    if (existsSync(join(dataDir, 'postgres.url'))) return { isOurs: false, leave: async () => {} }
    await delay(50)
  }
  const server = await startEmbedded({ dataDir, kind: 'command', report })
  return { isOurs: true, leave: server.stop }
}
