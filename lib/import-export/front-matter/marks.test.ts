import { expect, test } from 'vitest'
import { readFrontMatter } from '#lib/import-export/front-matter/reading.ts'
import { findUnfencedMarks } from '#lib/import-export/front-matter/unfenced.ts'

const marks = (yaml: string) => readFrontMatter(yaml, 2, 'UTC').marks

test.each([
  ...[
    'draft',
    'Draft',
    'private',
    'pending',
    'future',
    'scheduled',
    'hidden',
    'unlisted',
    'trash',
    'ready',
  ].map((word) => `status: ${word}`),
  ...['hidden', 'private', 'unlisted', 'members', '"members only"', 'password'].map(
    (word) => `visibility: ${word}`,
  ),
  ...[
    'private: true',
    'isPrivate: yes',
    'private: "on"',
    'private: friends',
    'hidden: true',
    'unlisted: 1',
    'hide: y',
  ],
  ...[
    'publish: no',
    'publish: false',
    'public: false',
    'is_public: "false"',
    'listed: off',
    'visible: 0',
    'live: no',
  ],
  ...['post_status: draft', 'post-status: private', 'publish_status: pending', 'publicationState: DRAFT'],
  ...[
    'state: draft',
    'workflow: in review',
    'stage: idea',
    'access: members-only',
    'audience: only_paid',
    'type: draft',
  ],
  ...['access: [public, private]', 'isDraft: true', 'wip: true', 'password: hunter2', 'headless: true'],
  ...[
    'noindex: true',
    'noIndex: "yes"',
    'no_index: true',
    'robots: noindex, nofollow',
    'robots: [noindex]',
    'index: false',
  ],
  ...[
    'robots: none',
    'robotsNoIndex: true',
    'robots: { index: false }',
    'seo: { noindex: true }',
    'meta: { robots: noindex }',
  ],
  ...[
    'googlebot: noindex',
    'sitemap: false',
    'sitemap: { exclude: true }',
    'sitemap_exclude: true',
    'permalink: false',
  ],
  ...[
    'params: { private: true }',
    'extra:\n  draft: true',
    '_build: { list: never }',
    'build:\n  render: false',
  ],
  ...[
    'date: 2020-01-01\npublishDate: 2999-01-01',
    'scheduled: 2999-01-01',
    'scheduled: true',
    'publish: 2999-01-01',
  ],
  ...[
    'embargo: 2999-01-01',
    'expiryDate: 2999-01-01',
    'expires: 2020-01-01',
    'eleventyExcludeFromCollections: true',
  ],
])('%j marks a post as not public', (yaml) => {
  const { reasons } = marks(yaml)
  expect(reasons).toHaveLength(1)
  expect(reasons[0]?.message).toMatch(/^“.+: .+” is not supported yet, so this is not published\.$/)
})

test.each([
  ...['published', 'Publish', 'public', 'live', 'final', 'done'].map((word) => `status: ${word}`),
  ...[
    'visibility: public',
    'private: false',
    'hidden: no',
    'unlisted: "false"',
    'publish: true',
    'public: yes',
    'status:',
  ],
  ...[
    'noindex: false',
    'robots: index, follow',
    'robots: { index: true }',
    'index: true',
    'sitemap: true',
    'expires:',
  ],
  ...[
    'state: Washington',
    'type: post',
    'access: open',
    'audience: everyone',
    'stage: 3',
    'password: ""',
    'index: 3',
  ],
  ...[
    'scheduled: 2020-01-01',
    'publishDate: 2020-01-01',
    'embargo: 2020-01-01',
    'sitemap: { priority: 0.5 }',
  ],
  ...[
    'cover: { image: a.png, hidden: true }',
    'title: private',
    'tags: [draft, private]',
    'description: noindex',
  ],
])('%j is', (yaml) => {
  expect(marks(yaml).reasons).toEqual([])
})

test('what is found says where it stands', () => {
  expect(marks('title: x\nstatus:  draft\nnoindex: true').reasons).toMatchObject([
    { line: 3, column: 10, message: expect.stringContaining('status: draft') },
    { line: 4, column: 10, message: expect.stringContaining('noindex: true') },
  ])
})

test.each([
  ...[
    'canonical',
    'canonicalUrl',
    'canonical_url',
    'canonicalURL',
    'canonical-link',
    'original_url',
    'rel_canonical',
  ],
])('%s names a canonical address', (name) => {
  expect(marks(`${name}: https://e.org/a`)).toMatchObject({
    reasons: [],
    canonical: { name, address: 'https://e.org/a' },
  })
})

test.each([
  'seo: { canonical: https://e.org/a }',
  'meta:\n  canonicalUrl: https://e.org/a',
  'alternates: { canonical: //e.org/a }',
])('%j does too', (yaml) => {
  expect(marks(yaml).canonical?.address).toMatch(/e\.org\/a$/)
})

test.each([
  ['{\n  "title": "x", "draft": true\n}\n\nBody', 1],
  ['\n\n{ "title": "a } b", "status": "draft" }\nBody', 3],
  ['{ "title": "x" }\n\nBody', 1],
  ['Title: x\nStatus: draft\n\nBody', 2],
  ['title: x\nprivate: yes\n---\nBody', 2],
  ['----\ntitle: x\ndraft: true\n----\nBody', 3],
  ['<!--\nstatus: hidden\n-->\nBody', 2],
  ['title:: x\npublic:: false\n\nBody', 2],
  ['Title: x\nSummary: of two\n  lines\nStatus: "draft"\n\nBody', 4],
  ['Status: draft', 1],
])('%j says so before its text', (text, line) => {
  expect(findUnfencedMarks(text, 'UTC').reasons[0]).toMatchObject({ line })
})

test.each([
  '# Title\n\nStatus: draft',
  'Body.\nStatus: draft',
  'Note: private things.',
  '{ braces } in a sentence',
  '{}',
  '',
])('%j is only text', (text) => {
  expect(findUnfencedMarks(text, 'UTC')).toEqual({ reasons: [], canonical: null })
})

test('a long text that begins with a brace is read no further than front matter goes', () => {
  expect(findUnfencedMarks(`{${'}'.repeat(1_000_000)}`, 'UTC').reasons).toEqual([])
})
