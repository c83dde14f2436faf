import { setTimeout as delay } from 'node:timers/promises'
import { env } from '#lib/core/env.ts'
import { closeDb } from '#lib/db/client.ts'
import { startMailServer } from '#test/mail/server.ts'
import { killBehind, untilReady } from '../../e2e/support/kills/killing.ts'
import { seedArticles } from '../posts.ts'
import { type Site, start, startSite, stop } from '../site.ts'

/** Where jobs run: in the serving process, or apart with `npm run worker`. */
export type Place = 'inside' | 'apart'

export type Killed = 'worker' | 'server' | 'database'

export type Stand = {
  site: Site
  /** Of its generated articles, in random order. */
  paths: string[]
  mail: Awaited<ReturnType<typeof startMailServer>>
  /** Ends one of them with SIGKILL. A worker is started again by `restore`, the others come back by themselves. */
  kill(killed: Killed): Promise<void>
  /** Resolves when all are up again. */
  restore(): Promise<void>
  stop(): Promise<void>
}

const ARTICLES = 1_000

// What a mail server in another house takes to accept a message.
const ACCEPTING_MS = 20

/**
 * Starts a site with a thousand articles and a mail server. The rest of this process works on that site through lib, so
 * there is one in a process.
 */
export async function startStand(place: Place): Promise<Stand> {
  const mail = await startMailServer({ accept: () => delay(ACCEPTING_MS) })
  const settings = {
    ...{ JOBS: place === 'inside' ? 'on' : 'off', SMTP_URL: mail.url, MAIL_FROM: 'desk@bench.example' },
    BACKUP_KEEP: '1',
  }
  const site = await startSite(settings)
  Object.assign(process.env, settings, { DATA_DIR: site.dataDir, SITE_URL: site.url })
  if (env().DATA_DIR !== site.dataDir) throw new Error('Another site was used in this process.')
  const paths = await seedArticles(site, ARTICLES)
  const startWorker = () =>
    start(
      process.execPath,
      ['bin/worker.mjs'],
      { ...settings, DATA_DIR: site.dataDir, SITE_URL: site.url },
      'ignore',
    )
  let worker = place === 'apart' ? startWorker() : null
  return {
    site,
    paths,
    mail,
    kill: async (killed) => {
      if (killed === 'worker') await stop(worker ?? startWorker(), 'SIGKILL')
      else killBehind(site.dataDir, killed)
    },
    restore: async () => {
      if (worker && worker.signalCode !== null) worker = startWorker()
      await untilReady(site.url)
    },
    stop: async () => {
      await closeDb()
      if (worker) await stop(worker)
      await site.stop()
      await mail.stop()
    },
  }
}
