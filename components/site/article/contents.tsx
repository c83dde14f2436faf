import type { Heading } from '#lib/content/views.ts'

/** The table of contents of a long article: in the margin on wide screens, else collapsed above the text. */
export function Contents({ headings }: { headings: Heading[] }) {
  const listed = headings.filter(({ depth }) => depth === 2 || depth === 3)
  if (listed.length < MIN_HEADINGS) return null
  return (
    <>
      <nav className="contents contents-margin" aria-label="Contents" data-contents>
        <p className="label" aria-hidden="true">
          Contents
        </p>
        <Links headings={listed} />
      </nav>
      <details className="contents contents-folded">
        <summary>Contents</summary>
        <Links headings={listed} />
      </details>
    </>
  )
}

const MIN_HEADINGS = 3

function Links({ headings }: { headings: Heading[] }) {
  return (
    <ol className="contents-links">
      {headings.map(({ id, text, depth }) => (
        <li key={id} className={`contents-${depth}`}>
          <a href={`#${id}`}>{text}</a>
        </li>
      ))}
    </ol>
  )
}
