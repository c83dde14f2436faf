import type { Viewer } from '#lib/auth/viewer.ts'
import { Invalid, NotFound } from '#lib/core/errors.ts'
import { isId } from '#lib/core/id.ts'
import { db } from '#lib/db/client.ts'
import { requirePost } from '#lib/posts/post-record.ts'
import type { Prisma } from '#prisma/client.ts'

/**
 * Finds a post by identifier, slug, path or URL and returns its identifier; a draft's next slug counts too. Throws
 * NotFound, and Invalid when an article and a page share the slug.
 */
export async function findPostByName(viewer: Viewer, name: string): Promise<string> {
  const found = await db().post.findMany({ where: named(name), take: 3, select: { id: true, slug: true } })
  const known = found.filter(({ slug }) => slug !== null && name.endsWith(slug))
  const matches = known.length > 0 ? known : found
  if (matches.length > 1)
    throw new Invalid({
      post: `An article and a page are called ${name}. Use its path, such as /blog/${name} or /${name}.`,
    })
  const [post] = matches
  if (!post) throw new NotFound(`post: ${name}`)
  return (await requirePost(viewer, post.id, 'read')).id
}

function named(name: string): Prisma.PostWhereInput {
  if (isId(name)) return { id: name }
  const [, blog, slug] = /^(?:https?:\/\/[^/]+)?\/(blog\/)?([^/]+)$/.exec(name) ?? []
  if (!slug) return { OR: [{ slug: name }, { draft: { slug: name } }] }
  return { kind: blog ? 'article' : 'page', OR: [{ slug }, { draft: { slug } }] }
}
