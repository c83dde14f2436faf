import { stringify } from 'yaml'

export type MarkdownArticle = {
  title: string
  dek: string
  /** The source as stored. */
  body: string
  url: string
  date: Date
  updated: Date | null
  authors: string[]
  tags: string[]
}

/** Serialises an article to a Markdown file: front matter that the importer reads, then the source text. */
export function writeMarkdown({ body, date, updated, ...article }: MarkdownArticle): string {
  const { title, dek, authors, tags, url } = article
  const frontMatter = {
    title,
    ...(dek && { dek }),
    url,
    date: date.toISOString(),
    ...(updated && { updated: updated.toISOString() }),
    ...(authors.length > 0 && { authors }),
    ...(tags.length > 0 && { tags }),
  }
  return `---\n${stringify(frontMatter, { lineWidth: 0 })}---\n\n${body.trim()}\n`
}
