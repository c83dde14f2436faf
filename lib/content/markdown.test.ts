import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { writeMarkdown } from '#lib/content/markdown.ts'

const article = {
  title: 'Yes: "no" # and ---',
  dek: '',
  body: '\n# Text\n\n---\n',
  url: 'https://news.example/blog/yes',
  date: new Date('2026-05-05T09:30:00Z'),
  updated: null,
  authors: ['Ada Quill'],
  tags: [],
}

test('whatever a title says, front matter stays front matter', () => {
  const [, frontMatter = '', body] = /^---\n([\s\S]*?)\n---\n\n([\s\S]*)$/.exec(writeMarkdown(article)) ?? []
  expect(parse(frontMatter)).toEqual({
    title: article.title,
    url: article.url,
    date: '2026-05-05T09:30:00.000Z',
    authors: ['Ada Quill'],
  })
  expect(body).toBe('# Text\n\n---\n')
})
