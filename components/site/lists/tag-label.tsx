import type { TagRef } from '#lib/published/views.ts'

/** The first tag of an article, shown above its title. */
export function TagLabel({ tags }: { tags: TagRef[] }) {
  const [tag] = tags
  if (!tag) return null
  return (
    <p className="label">
      <a href={`/tags/${tag.slug}`}>{tag.name}</a>
    </p>
  )
}
