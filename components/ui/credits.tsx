import type { BylineRef } from '#lib/posts/views'

/** "Ada Lane and Ben Okri", each name leading to its page. */
export function Credits({ bylines, language }: { bylines: BylineRef[]; language: string }) {
  const parts = new Intl.ListFormat(language, { type: 'conjunction' }).formatToParts(
    bylines.map(({ slug }) => slug),
  )
  const named = new Map(bylines.map((byline) => [byline.slug, byline.name]))
  return parts.map(({ type, value }) =>
    type === 'element' ? (
      <a key={value} rel="author" href={`/authors/${value}`}>
        {named.get(value)}
      </a>
    ) : (
      value
    ),
  )
}
