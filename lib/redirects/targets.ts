import { env } from '#lib/core/env.ts'
import { Invalid } from '#lib/core/errors.ts'
import type { Tx } from '#lib/db/client.ts'
import { live } from '#lib/published/live.ts'
import { ownTarget } from '#lib/urls/own-path.ts'
import { type Address, parseAddress } from '#lib/urls/parse-address.ts'

/** The target of a redirect: a path or URL, or a post at its current address. Neither: 410 Gone. */
export type Target = { to: string | null; postId: string | null }

/**
 * Resolves the final target of a redirect. A live post is referenced itself, so that it may move; an intermediate
 * redirect is skipped. Throws Invalid when the redirect would loop, or lead to something gone.
 */
export async function findTarget(tx: Tx, to: string, from: Address): Promise<Target> {
  const local = withoutOrigin(to)
  const address = addressOf(local)
  if (!address) return { to: local, postId: null }
  if (address.path === from.path) throw circle
  const postId = local.includes('?') || local.includes('#') ? null : await findLivePost(tx, address)
  if (postId) return { to: null, postId }
  const next = await tx.redirect.findFirst({
    where: { from: { in: [address.given, address.path] } },
    select: { to: true, postId: true, status: true },
  })
  if (!next) return { to: local, postId: null }
  if (next.status === 410) throw new Invalid({ to: 'This target is gone. Choose another.' })
  if (next.to && addressOf(next.to)?.path === from.path) throw circle
  return { to: next.to, postId: next.postId }
}

const circle = new Invalid({ to: 'This redirect would loop. Choose another target.' })

function withoutOrigin(to: string): string {
  const origin = env().SITE_URL
  return (origin && ownTarget(to, origin)) || to
}

/** Parses a path on this site, without its query; null for external addresses. */
function addressOf(to: string): Address | null {
  return to.startsWith('/') ? parseAddress(to.replace(/[?#].*$/, '')) : null
}

async function findLivePost(tx: Tx, { target }: Address): Promise<string | null> {
  if (target?.kind !== 'post') return null
  const post = await tx.post.findFirst({
    where: { ...live(target.postKind), slug: target.slug },
    select: { id: true },
  })
  return post?.id ?? null
}
