import { Invalid } from '#lib/core/errors.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { familyOf } from '#lib/urls/free-slugs.ts'
import { postPath } from '#lib/urls/paths.ts'
import { isReservedSlug } from '#lib/urls/reserved.ts'
import { firstFree, slugify } from '#lib/urls/slugs.ts'
import type { PostKind } from '#prisma/enums.ts'

type Claim = { id: string; kind: PostKind }

/**
 * The slug for a publish: the one the writer chose, else the current one, else one made from the title. Throws
 * Invalid when the chosen slug is reserved or taken. Hold the lock `addresses`.
 */
export async function chooseSlug(
  tx: Tx,
  post: Claim & { slug: string | null },
  text: { wantedSlug: string | null; title: string },
): Promise<string> {
  const slug = text.wantedSlug ?? post.slug ?? (await makeSlug(tx, post, text.title))
  if (slug === text.wantedSlug && slug !== post.slug) await requireFreeSlug(tx, post, slug)
  return slug
}

/** Throws Invalid when the chosen slug is reserved or belongs to another post. Hold the lock `addresses`. */
export async function requireFreeSlug(tx: Tx, post: Claim, slug: string): Promise<void> {
  if (isReserved(post.kind, slug) && !(await has(tx, post, slug)))
    throw new Invalid({
      slug: `${postPath(post.kind, slug)} is reserved. Choose another address.`,
    })
  const taken = await listTaken(tx, post, slug)
  if (taken.has(slug)) throw new Invalid({ slug: 'Another post has this address. Choose a new one.' })
}

/** A free slug made from a title, with a number appended when the plain one is taken or reserved. */
export async function makeSlug(tx: Tx, post: Claim, title: string, longest?: number): Promise<string> {
  const plain = slugify(title, longest) || 'untitled'
  const taken = await listTaken(tx, post, plain)
  return firstFree(plain, (slug) => !taken.has(slug) && !isReserved(post.kind, slug))
}

/** Those of some slugs that pages have, live or not. */
export async function listPageSlugs(slugs: string[]): Promise<Set<string>> {
  const pages = await db().post.findMany({
    where: { kind: 'page', slug: { in: slugs } },
    select: { slug: true },
    take: slugs.length,
  })
  return new Set(pages.flatMap(({ slug }) => slug ?? []))
}

/** Pages share the root with the site's own paths; /blog/page is the prefix of pagination. */
function isReserved(kind: PostKind, slug: string): boolean {
  return kind === 'page' ? isReservedSlug(slug) : slug === 'page'
}

/** Whether the post already has this slug: it may keep one that was reserved later. */
async function has(tx: Tx, { id }: Claim, slug: string): Promise<boolean> {
  return (await tx.post.count({ where: { id, slug } })) > 0
}

/** Slugs of this family that other posts use or have chosen in their drafts. */
async function listTaken(tx: Tx, { id, kind }: Claim, slug: string): Promise<Set<string>> {
  const family = familyOf(slug)
  const rows = await tx.$queryRaw<{ slug: string }[]>`
    SELECT slug FROM posts WHERE kind = ${kind}::post_kind AND slug LIKE ${family} AND id <> ${id}
    UNION
    SELECT slug FROM drafts WHERE kind = ${kind}::post_kind AND slug LIKE ${family} AND post_id <> ${id}`
  return new Set(rows.map((row) => row.slug))
}
