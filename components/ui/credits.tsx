import type { ReactNode } from 'react'
import type { BylineRef } from '#lib/published/views.ts'

type Props = {
  bylines: BylineRef[]
  language: string
  show?: (byline: BylineRef, index: number) => ReactNode
}

/** The authors as a list in prose ("Ada Lane and Ben Okri"), each linked to their page. */
export function Credits({ bylines, language, show = ({ name }) => name }: Props) {
  const parts = listFormat(language).formatToParts(bylines.map(({ slug }) => slug))
  const named = new Map(bylines.map((byline, index) => [byline.slug, show(byline, index)]))
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

const formats = new Map<string, Intl.ListFormat>()

function listFormat(language: string): Intl.ListFormat {
  const format = formats.get(language) ?? new Intl.ListFormat(language, { type: 'conjunction' })
  formats.set(language, format)
  return format
}
