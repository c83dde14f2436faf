import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import type { ConstructorOptions } from 'pg-boss'
import { databaseUrl } from '#lib/db/address.ts'

const RECONNECT_MS = 2_000

type Adapter = NonNullable<ConstructorOptions['db']>
type OnNotification = (payload: string) => void

/**
 * The connections of a worker: two for statements, and one that listens for new jobs. pg-boss would open them itself, but
 * it stops hearing the errors of a connection before that is closed: a database that ends it then ends the process.
 */
export class JobsDatabase implements Adapter {
  readonly #connection: pg.ClientConfig = {
    connectionString: databaseUrl(),
    keepAlive: true,
    application_name: 'publication jobs',
  }
  // A statement whose connection breaks fails; an idle connection is replaced.
  readonly #pool = new pg.Pool({ ...this.#connection, max: 2 }).on('error', () => undefined)

  executeSql(text: string, values: unknown[] = []): Promise<{ rows: unknown[] }> {
    return this.#pool.query(text, values)
  }

  /** Stays connected until it is closed. `onConnect`: jobs may have been missed. */
  async listen(channel: string, onNotification: OnNotification, onConnect: () => void) {
    const closing = new AbortController()
    const { signal } = closing
    let client: pg.Client | undefined
    const open = async () => {
      client = await this.#subscribe(channel, onNotification)
      client.once('end', () => void openAgain())
      if (signal.aborted) await end(client)
      else onConnect()
    }
    const openAgain = async () => {
      let isOpen = false
      while (!isOpen && !signal.aborted) {
        await delay(RECONNECT_MS, undefined, { signal, ref: false }).catch(() => undefined)
        if (!signal.aborted) isOpen = await succeeds(open())
      }
    }
    await open()
    return {
      close: async () => {
        closing.abort()
        if (client) await end(client)
      },
    }
  }

  async close(): Promise<void> {
    if (!this.#pool.ending) await this.#pool.end()
  }

  async #subscribe(channel: string, onNotification: OnNotification): Promise<pg.Client> {
    const client = new pg.Client(this.#connection)
    client.on('error', () => undefined)
    client.on('notification', ({ payload = '' }) => onNotification(payload))
    try {
      await client.connect()
      await client.query(`LISTEN "${channel}"`)
      return client
    } catch (error) {
      await end(client)
      throw error
    }
  }
}

async function end(client: pg.Client): Promise<void> {
  await succeeds(client.end())
}

function succeeds(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  )
}
