import { env } from '#lib/core/env.ts'
import { Invalid } from '#lib/core/errors.ts'
import type { Tx } from '#lib/db/client.ts'
import { live } from '#lib/published/live.ts'
import { ownTarget } from '#lib/urls/own-path.ts'
import { type Address, parseAddress } from '#lib/urls/parse-address.ts'

/** Where a redirect leads: to a path or URL, or to a post wherever it lives. Neither: nowhere. */
export type Target = { to: string | null; postId: string | null }

/**
 * The end of the way from `from` to `to`. A live post is named itself, so that it may move; a redirect on the way is
 * passed over. Throws Invalid when the way leads back to where it began, or to something gone.
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
  if (next.status === 410) throw new Invalid({ to: 'Nothing is there any more. Choose another target.' })
  if (next.to && addressOf(next.to)?.path === from.path) throw circle
  return { to: next.to, postId: next.postId }
}

const circle = new Invalid({ to: 'This would lead in a circle. Choose another target.' })

function withoutOrigin(to: string): string {
  const origin = env().SITE_URL
  return (origin && ownTarget(to, origin)) || to
}

/** The address of a path of the publication, without its query; null for addresses elsewhere. */
function addressOf(to: string): Address | null {
  return to.startsWith('/') ? parseAddress(to.replace(/[?#].*$/, '')) : null
}

async function findLivePost(tx: Tx, { place }: Address): Promise<string | null> {
  if (place?.kind !== 'post') return null
  const post = await tx.post.findFirst({
    where: { ...live(place.postKind), slug: place.slug },
    select: { id: true },
  })
  return post?.id ?? null
}
