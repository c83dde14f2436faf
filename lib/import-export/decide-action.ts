import { db } from '#lib/db/client.ts'
import type { Prisma } from '#prisma/client.ts'

const select = {
  id: true,
  kind: true,
  slug: true,
  sourceHash: true,
  sourceVersion: true,
  trashedAt: true,
  withdrawnAt: true,
  liveRevision: { select: { draftVersion: true } },
  draft: { select: { version: true } },
} satisfies Prisma.PostSelect

/** A post with the state of its import. */
export type Imported = Prisma.PostGetPayload<{ select: typeof select }>

/** The post imported from a source; null when there is none. */
export function findImported(source: string): Promise<Imported | null> {
  return db().post.findUnique({ where: { source }, select })
}

/** What to do with a file. */
export type Plan = { do: 'create' | 'update' | 'nothing' } | { do: 'skip'; why: string }

/** Compares the hash of a file with the post imported from it. */
export function decideAction(post: Imported | null, hash: string, wantsLive: boolean): Plan {
  if (!post) return { do: 'create' }
  if (post.sourceHash === null)
    return skip(
      'A post already names this file as its source, but was not imported. Rename the file to import it.',
    )
  const isUntouched = post.draft?.version === post.sourceVersion
  const isDown = post.trashedAt !== null || post.withdrawnAt !== null
  if (post.sourceHash === hash) {
    return { do: wantsLive && isUntouched && !isDown && isBehind(post) ? 'update' : 'nothing' }
  }
  if (post.withdrawnAt)
    return skip('This post was withdrawn permanently. Rename the file to import it as a new post.')
  if (post.trashedAt) return skip('This post is in the trash. Restore it and import again.')
  if (!isUntouched)
    return skip('Both the file and the post have changed since the last import. Merge them by hand.')
  return { do: 'update' }
}

/** The previous import was interrupted between saving and publishing, or the post was waiting for its date. */
function isBehind({ slug, sourceVersion, liveRevision }: Imported): boolean {
  if (slug === null) return true
  return liveRevision !== null && liveRevision.draftVersion < (sourceVersion ?? 0)
}

/** Whether an import may publish the post: it is live or never was. An editor who unpublished it is not overruled. */
export function mayBePublished({ slug, liveRevision }: Imported): boolean {
  return slug === null || liveRevision !== null
}

function skip(why: string): Plan {
  return { do: 'skip', why }
}
