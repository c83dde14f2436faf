import { z } from 'zod'
import type { Tx } from '#lib/db/client.ts'

const logo = z.object({ id: z.string() })

/** Everything but the posts, by file name. */
export async function readGroups(tx: Tx) {
  const order = { orderBy: { slug: 'asc' } } as const
  const media = await tx.media.findMany({
    orderBy: { hash: 'asc' },
    omit: { createdById: true },
  })
  return {
    'settings.json': await readSettings(tx),
    'tags.json': await tx.tag.findMany(order),
    'series.json': await tx.series.findMany(order),
    'bylines.json': await tx.byline.findMany({ ...order, omit: { userId: true } }),
    'redirects.json': await tx.redirect.findMany({
      orderBy: { from: 'asc' },
      select: { from: true, to: true, postId: true, status: true },
    }),
    'snippets.json': await readSnippets(tx),
    'media.json': media,
  }
}

/** Tags by name and the series by slug. */
async function readSnippets(tx: Tx) {
  const tags = await tx.tag.findMany({ select: { id: true, name: true } })
  const names = new Map(tags.map(({ id, name }) => [id, name]))
  const rows = await tx.snippet.findMany({
    orderBy: { id: 'asc' },
    select: {
      id: true,
      purpose: true,
      name: true,
      body: true,
      kind: true,
      title: true,
      dek: true,
      tagIds: true,
      createdAt: true,
      series: { select: { slug: true } },
    },
  })
  return rows.map(({ tagIds, series, ...row }) => ({
    ...row,
    tags: tagIds.flatMap((id) => names.get(id) ?? []),
    series: series?.slug ?? null,
  }))
}

/** Settings with a stored value; the logo by its id. */
async function readSettings(tx: Tx): Promise<Record<string, unknown>> {
  const rows = await tx.setting.findMany({ orderBy: { key: 'asc' }, select: { key: true, value: true } })
  return Object.fromEntries(
    rows.map(({ key, value }) => [key, key === 'logo' ? (logo.safeParse(value).data?.id ?? null) : value]),
  )
}
