import type { StructuredData as Item } from '#lib/seo/views.ts'

/** JSON-LD for search engines; belongs in <head>. */
export function StructuredData({ items }: { items: readonly Item[] }) {
  return items.map((item) => (
    <script
      key={item['@type']}
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with < escaped, so that no text can close the script
      dangerouslySetInnerHTML={{ __html: JSON.stringify(item).replaceAll('<', '\\u003c') }}
    />
  ))
}
