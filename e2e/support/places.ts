import type { Locator, Page } from 'playwright/test'

/** A text with every kind of block. */
export const SOURCE = `## Heading words

Plain words

- List words

Press <Button href="/about">Pressed</Button> now.[^1]

<Callout kind="tip" title="Title words">
Callout words
</Callout>

<Details summary="Summary words">
Details words
</Details>

<Quote by="Author words" href="https://example.org/">
Quote words
</Quote>

| Head words | Two |
| --- | --- |
| Cell words | b |

<Figure src="/icon.svg" alt="Alt words" caption="Caption words" />

\`\`\`js title="Code-title words"
  Code words
\`\`\`

- [ ] Task words
- [x] Done

<dl><dt>Raw words</dt><dd>x</dd></dl>

[^1]: Footnote words
`

export const text = (words: string) => (page: Page) =>
  page.locator('.rich .prose').getByText(words, { exact: true })
export const field = (block: string, label: string) => (page: Page) =>
  page.locator('.rich').getByRole('group', { name: block }).getByLabel(label, { exact: true })

/** Where to type, by the words that stand there. */
export const PLACES: Record<string, (page: Page) => Locator> = {
  'Heading words': text('Heading words'),
  'Plain words': text('Plain words'),
  'List words': text('List words'),
  'Title words': field('Callout', 'Title'),
  'Callout words': text('Callout words'),
  'Summary words': field('Details', 'Summary'),
  'Details words': text('Details words'),
  'Author words': field('Quotation', 'Author'),
  'Quote words': text('Quote words'),
  'Head words': text('Head words'),
  'Cell words': text('Cell words'),
  'Alt words': field('Image', 'Alt text'),
  'Caption words': field('Image', 'Caption'),
  'Code-title words': field('Code', 'Title'),
  'Code words': (page) => page.locator('.rich .prose').getByText('Code words'),
  'Task words': text('Task words'),
  'Raw words</dt>': (page) => page.locator('.rich .prose').getByText('<dl><dt>Raw words'),
  'Footnote words': text('Footnote words'),
}
