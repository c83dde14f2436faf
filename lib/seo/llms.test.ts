import { expect, test } from 'vitest'
import { writeLlms } from '#lib/seo/llms.ts'
import { defaultSettings } from '#lib/settings/defaults.ts'
import { sampleArticle } from '#test/article.ts'

test('titles stay on their line and inside their link', () => {
  const articles = [{ ...sampleArticle, title: 'A [b](c)\n# d', dek: 'One\nline' }]
  const text = writeLlms({ ...defaultSettings, description: '' }, { articles, tags: [], pages: [] })
  expect(text).toContain(`# LLM.info\n\n> How language models work`)
  expect(text).toContain('- [A \\[b\\](c) # d](http://localhost:3000/blog/attention.md): One line\n')
  expect(text).not.toContain('## Tags')
})
