import { Image } from '#components/ui/image.tsx'
import type { PostCard } from '#lib/published/views.ts'

type Props = { post: Pick<PostCard, 'slug' | 'cover'>; sizes: string; eager?: boolean; caption?: boolean }

/** The cover of an article, or a generated one when it has none. */
export function Cover({ post, sizes, eager }: Props) {
  if (post.cover) return <Image image={post.cover} sizes={sizes} eager={eager} />
  return (
    // biome-ignore lint/performance/noImgElement: the public site does not load Next's runtime.
    <img
      className="generated-cover"
      src={`/art/${post.slug}.svg`}
      alt=""
      width={1600}
      height={900}
      loading={eager ? 'eager' : 'lazy'}
      decoding="async"
      fetchPriority={eager ? 'high' : undefined}
    />
  )
}
