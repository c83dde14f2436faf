import { Unavailable } from '#lib/core/errors.ts'
import { warn } from '#lib/core/log.ts'
import { db } from '#lib/db/client.ts'
import { prepareVariants } from '#lib/media/resized.ts'

const PAGE = 100

type Row = { id: string; hash: string; width: number }

/** Prepares the variants of an image that most readers get. Does nothing for one that is gone. */
export async function prepareImage(id: string): Promise<void> {
  const row = await db().media.findUnique({ where: { id }, select: { hash: true, width: true } })
  if (row) await prepareVariants(row)
}

/**
 * Prepares the missing variants of every image, newest first. Unreadable images are reported in the log. Throws
 * Unavailable while the database is away or the disk is full.
 */
export async function prepareAllImages(signal: AbortSignal): Promise<void> {
  for await (const row of listMedia()) {
    signal.throwIfAborted()
    await prepare(row)
  }
}

async function prepare(row: Row): Promise<void> {
  try {
    await prepareVariants(row)
  } catch (error) {
    if (error instanceof Unavailable) throw error
    const reason = error instanceof Error ? error.message : String(error)
    warn({ id: row.id, reason }, 'The variants of an image cannot be made. Upload it again.')
  }
}

async function* listMedia(): AsyncGenerator<Row> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const rows: Row[] = await db().media.findMany({
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: PAGE,
      ...(after && { cursor: { id: after }, skip: 1 }),
      select: { id: true, hash: true, width: true },
    })
    yield* rows
    after = rows.length === PAGE ? rows.at(-1)?.id : undefined
  }
}
