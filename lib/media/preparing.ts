import { setTimeout as delay } from 'node:timers/promises'
import { Unavailable } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { prepareVariants } from '#lib/media/resized.ts'

const BETWEEN_LOOKS_MS = 5_000
/** The longest time between a row's timestamp and its commit. */
const MAX_TRANSACTION_MS = 600_000
const PAGE = 100

type Row = { id: string; hash: string; width: number }
type Range = { gte?: Date; lt?: Date }
type Work = { signal: AbortSignal; failed: (error: unknown) => void }

/**
 * Prepares the common variants in the background until `signal` aborts: of new images (uploads, imports, other
 * instances) and, in parallel, of all older ones, newest first. Unreadable images are reported; while the database
 * is unavailable or the disk is full it retries.
 */
export async function keepVariantsPrepared(work: Work): Promise<void> {
  const began = new Date()
  await Promise.all([prepareOlder(began, work), prepareNewer(began, work)])
}

async function prepareOlder(began: Date, work: Work): Promise<void> {
  const pass = () => prepareAll({ lt: began }, new Set(), work)
  while (!work.signal.aborted && !(await succeeds(pass))) await rest(work)
}

async function prepareNewer(began: Date, work: Work): Promise<void> {
  let since = began
  let known = new Set<string>()
  while (!work.signal.aborted) {
    const next = new Date(Date.now() - MAX_TRANSACTION_MS)
    const isDone = await succeeds(async () => {
      known = await prepareAll({ gte: since }, known, work)
    })
    if (isDone && next > since) since = next
    await rest(work)
  }
}

/** Prepares the images of a time range, except `known` ones. Returns the identifiers of all in the range. */
async function prepareAll(range: Range, known: Set<string>, work: Work): Promise<Set<string>> {
  const seen = new Set<string>()
  for await (const row of listMedia(range)) {
    if (work.signal.aborted) break
    if (!known.has(row.id)) await prepare(row, work)
    seen.add(row.id)
  }
  return seen
}

async function prepare(row: Row, { failed }: Work): Promise<void> {
  try {
    await prepareVariants(row)
  } catch (error) {
    if (error instanceof Unavailable) throw error
    failed(error)
  }
}

async function* listMedia(createdAt: Range): AsyncGenerator<Row> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const rows: Row[] = await db().media.findMany({
      where: { createdAt },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: PAGE,
      ...(after && { cursor: { id: after }, skip: 1 }),
      select: { id: true, hash: true, width: true },
    })
    yield* rows
    after = rows.length === PAGE ? rows.at(-1)?.id : undefined
  }
}

async function succeeds(work: () => Promise<unknown>): Promise<boolean> {
  return work().then(
    () => true,
    () => false,
  )
}

async function rest({ signal }: Work): Promise<void> {
  await delay(BETWEEN_LOOKS_MS, undefined, { signal, ref: false }).catch(() => undefined)
}
