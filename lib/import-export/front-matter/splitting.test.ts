import { expect, test } from 'vitest'
import { splitFrontMatter } from '#lib/import-export/front-matter/splitting.ts'

test.each([
  ['front matter and body', '---\na: 1\n---\nText', 'a: 1', 2, 'Text', 4],
  ['empty lines before', '\n\n---\na: 1\n---\n\nText', 'a: 1', 4, '\nText', 6],
  ['nothing in it', '---\n---\nText', '', 2, 'Text', 3],
  ['dots at the end', '---\na: 1\n...\nText', 'a: 1', 2, 'Text', 4],
  ['spaces after the dashes', '---  \na: 1\n--- \nText', 'a: 1', 2, 'Text', 4],
  ['a rule in the body', '---\na: 1\n---\nText\n\n---\n', 'a: 1', 2, 'Text\n\n---\n', 4],
  ['no body', '---\na: 1\n---', 'a: 1', 2, '', 4],
  ['no front matter', 'Text\n\n---\n', '', 1, 'Text\n\n---\n', 1],
  ['four dashes', '----\na: 1\n----', '', 1, '----\na: 1\n----', 1],
])('%s', (_, text, yaml, yamlLine, body, bodyLine) => {
  expect(splitFrontMatter(text)).toEqual({ yaml, yamlLine, body, bodyLine, problems: [] })
})

test.each([
  ['front matter without an end', '---\na: 1\nText', 1, 'is not closed'],
  ['dashes alone', '---', 1, 'is not closed'],
  ['TOML', '\n+++\ntitle = "x"\n+++\n', 2, 'TOML'],
])('%s is pointed at', (_, text, line, words) => {
  expect(splitFrontMatter(text).problems).toMatchObject([
    { line, column: 1, message: expect.stringContaining(words) },
  ])
})
