import { z } from 'zod'
import { holds } from '#lib/auth/roles.ts'
import type { Viewer } from '#lib/auth/viewer.ts'
import { mayEditByline } from '#lib/bylines/editing.ts'
import type { AdminByline } from '#lib/bylines/views.ts'
import { Forbidden } from '#lib/core/errors.ts'
import { db } from '#lib/db/client.ts'
import { mediaPath } from '#lib/urls/paths.ts'
import type { Prisma } from '#prisma/client.ts'

const select = {
  ...{ id: true, name: true, slug: true, bio: true, links: true, userId: true },
  avatar: { select: { id: true, hash: true, mime: true, width: true, height: true } },
  user: { select: { name: true, role: true } },
  _count: { select: { posts: true } },
} satisfies Prisma.BylineSelect

type Row = Prisma.BylineGetPayload<{ select: typeof select }>

/** All bylines, by name. Editors and above. */
export async function listBylinesToEdit(viewer: Viewer): Promise<AdminByline[]> {
  if (!holds(viewer, 'editor')) throw new Forbidden('You need an editor to see the bylines.')
  const rows = await db().byline.findMany({
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 1_000,
    select,
  })
  return rows.map((row) => toView(viewer, row))
}

/** The viewer's own byline; null without one. */
export async function getOwnByline(viewer: Viewer): Promise<AdminByline | null> {
  if (viewer.userId === null) return null
  const row = await db().byline.findUnique({ where: { userId: viewer.userId }, select })
  return row && toView(viewer, row)
}

const links = z.array(z.object({ label: z.string(), href: z.string() })).catch([])

function toView(viewer: Viewer, { avatar, user, _count, ...row }: Row): AdminByline {
  const { id, name, slug, bio, userId } = row
  return {
    ...{ id, name, slug, bio, links: links.parse(row.links), live: _count.posts, user: user?.name ?? null },
    avatar: avatar && {
      ...{ id: avatar.id, width: avatar.width, height: avatar.height },
      src: mediaPath(avatar.hash, avatar.mime),
    },
    mayEdit: mayEditByline(viewer, { userId, user }),
  }
}
