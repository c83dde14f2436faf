import { z } from 'zod'
import { imageSelect, toImage } from '#lib/media/images.ts'
import { isListed } from '#lib/published/live.ts'
import type { BylineRef, BylineView } from '#lib/published/views.ts'
import type { Prisma } from '#prisma/client.ts'

export const bylineRefSelect = {
  slug: true,
  name: true,
  avatar: { select: imageSelect },
} satisfies Prisma.BylineSelect

/** A function, because it filters by the current time. */
export function bylineSelect() {
  return {
    ...bylineRefSelect,
    bio: true,
    links: true,
    _count: { select: { posts: { where: isListed() } } },
  } satisfies Prisma.BylineSelect
}

type RefRow = Prisma.BylineGetPayload<{ select: typeof bylineRefSelect }>
export type BylineRow = Prisma.BylineGetPayload<{ select: ReturnType<typeof bylineSelect> }>

export function toBylineRef({ slug, name, avatar }: RefRow): BylineRef {
  return { slug, name, avatar: toImage(avatar, { alt: name }) }
}

export function toByline(row: BylineRow): BylineView {
  return { ...toBylineRef(row), bio: row.bio, links: links.parse(row.links), articles: row._count.posts }
}

const links = z.array(z.object({ label: z.string(), href: z.string() }))
