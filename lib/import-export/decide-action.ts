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

/** A post that an earlier import made. */
export type Imported = Prisma.PostGetPayload<{ select: typeof select }>

/** The post that was made from a source; null when there is none. */
export function findImported(source: string): Promise<Imported | null> {
  return db().post.findUnique({ where: { source }, select })
}

/** What is to be done with a file. */
export type Plan = { do: 'create' | 'update' | 'nothing' } | { do: 'skip'; why: string }

/** Compares a file, by the hash of what it holds now, with the post that was made from it. */
export function decideAction(post: Imported | null, hash: string, wantsLive: boolean): Plan {
  if (!post) return { do: 'create' }
  if (post.sourceHash === null)
    return skip(
      'A post on the site names this file as its source, but no import made it. Give the file another name to import it.',
    )
  const isUntouched = post.draft?.version === post.sourceVersion
  const isDown = post.trashedAt !== null || post.withdrawnAt !== null
  if (post.sourceHash === hash) {
    return { do: wantsLive && isUntouched && !isDown && isBehind(post) ? 'update' : 'nothing' }
  }
  if (post.withdrawnAt)
    return skip('It was withdrawn for good. Give the file another name to import it anew.')
  if (post.trashedAt) return skip('It is in the trash. Restore it there and import again.')
  if (!isUntouched)
    return skip('It was changed here and on the site since the last import. Bring both together by hand.')
  return { do: 'update' }
}

/** An import was cut off between saving and publishing, or it waited for its date. */
function isBehind({ slug, sourceVersion, liveRevision }: Imported): boolean {
  if (slug === null) return true
  return liveRevision !== null && liveRevision.draftVersion < (sourceVersion ?? 0)
}

/** Whether readers see it, or have never been able to: an editor who took it down is not overruled. */
export function mayBePublished({ slug, liveRevision }: Imported): boolean {
  return slug === null || liveRevision !== null
}

function skip(why: string): Plan {
  return { do: 'skip', why }
}
