import { Invalid } from '#lib/core/errors.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { familyOf } from '#lib/urls/free-slugs.ts'
import { postPath } from '#lib/urls/paths.ts'
import { isPublicFile } from '#lib/urls/public-file.ts'
import { RESERVED_SEGMENTS } from '#lib/urls/reserved.ts'
import { firstFree, slugify } from '#lib/urls/slugs.ts'
import type { PostKind } from '#prisma/enums.ts'

type Claim = { id: string; kind: PostKind }

/**
 * The slug that a publish gives a post: the one its writer chose, else the one it has, else one made from its title.
 * Throws Invalid when the chosen one is reserved or taken. Call with the lock on addresses held.
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

/**
 * Throws Invalid when a writer chose a slug that is reserved or belongs to another post. Call with the lock on
 * addresses held.
 */
export async function requireFreeSlug(tx: Tx, post: Claim, slug: string): Promise<void> {
  if (isReserved(post.kind, slug) && !(await has(tx, post, slug)))
    throw new Invalid({
      slug: `${postPath(post.kind, slug)} belongs to the publication itself. Choose another address.`,
    })
  const taken = await listTaken(tx, post, slug)
  if (taken.has(slug)) throw new Invalid({ slug: 'Another post has this address. Choose a new one.' })
}

/** A free slug made from a title: with a number after it when the plain one is taken or reserved. */
export async function makeSlug(tx: Tx, post: Claim, title: string, longest?: number): Promise<string> {
  const plain = slugify(title, longest) || 'untitled'
  const taken = await listTaken(tx, post, plain)
  return firstFree(plain, (slug) => !taken.has(slug) && !isReserved(post.kind, slug))
}

/** Those of some slugs that pages have, live or not. */
export async function listPageSlugs(among: string[]): Promise<Set<string>> {
  const pages = await db().post.findMany({
    where: { kind: 'page', slug: { in: among } },
    select: { slug: true },
    take: among.length,
  })
  return new Set(pages.flatMap(({ slug }) => slug ?? []))
}

/** Pages stand at the root, where the publication has addresses of its own; /blog/page begins those of further pages. */
function isReserved(kind: PostKind, slug: string): boolean {
  return kind === 'page' ? RESERVED_SEGMENTS.has(slug) || isPublicFile(slug) : slug === 'page'
}

/** Whether a post stands there already: it may stay where it was before the word was reserved. */
async function has(tx: Tx, { id }: Claim, slug: string): Promise<boolean> {
  return (await tx.post.count({ where: { id, slug } })) > 0
}

/** Which slugs of this family other posts have, or have chosen in their drafts. */
async function listTaken(tx: Tx, { id, kind }: Claim, slug: string): Promise<Set<string>> {
  const family = familyOf(slug)
  const rows = await tx.$queryRaw<{ slug: string }[]>`
    SELECT slug FROM posts WHERE kind = ${kind}::post_kind AND slug LIKE ${family} AND id <> ${id}
    UNION
    SELECT slug FROM drafts WHERE kind = ${kind}::post_kind AND slug LIKE ${family} AND post_id <> ${id}`
  return new Set(rows.map((row) => row.slug))
}
