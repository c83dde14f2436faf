import type { PostCard, TagRef } from '#lib/published/views.ts'
import type { Settings } from '#lib/settings/views.ts'
import { absolute } from '#lib/urls/origin.ts'

type Contents = { articles: PostCard[]; tags: TagRef[]; pages: { title: string; href: string }[] }

/** llms.txt (https://llmstxt.org): a summary of the site for language models, with links to its texts as Markdown. */
export function writeLlms(
  { name, tagline, description }: Settings,
  { articles, tags, pages }: Contents,
): string {
  return [
    [`# ${oneLine(name)}`],
    tagline || description ? [`> ${oneLine(description || tagline)}`] : [],
    [
      'Every article is available as Markdown: append `.md` to its address.',
      `All texts in one file: ${absolute('/llms-full.txt')}`,
    ],
    section(
      'Articles',
      articles.map(({ title, href, dek }) => item(title, `${href}.md`, dek)),
    ),
    section(
      'Tags',
      tags.map(({ name, slug }) => item(name, `/tags/${slug}`)),
    ),
    section(
      'Pages',
      pages.map(({ title, href }) => item(title, href)),
    ),
    section('Optional', [
      item('Archive', '/archive'),
      item('Feed', '/feed.xml'),
      item('Sitemap', '/sitemap.xml'),
    ]),
  ]
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

function section(title: string, items: string[]): string[] {
  return items.length > 0 ? [`## ${title}`, '', ...items] : []
}

function item(title: string, path: string, note = ''): string {
  const name = oneLine(title).replace(/[[\]\\]/g, '\\$&')
  return `- [${name}](${absolute(path)})${note ? `: ${oneLine(note)}` : ''}`
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
