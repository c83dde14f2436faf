import { ARTICLE_FIELDS, LISTED_FIELDS, pick } from '#lib/fields/choosing.ts'
import type { ResponsiveImage } from '#lib/media/views.ts'
import type { ArticleView } from '#lib/published/views.ts'
import { emptyFields } from '#test/plain-fields.ts'

export const sampleCover: ResponsiveImage = {
  src: '/media/c.webp',
  alt: 'A "grid"',
  caption: 'Heads & tails',
  width: 1200,
  height: 800,
  colour: '#112233',
  focusX: 50,
  focusY: 50,
  sources: { avif: null, webp: null },
}

/** A sample article view, for tests without a database. */
export const sampleArticle: ArticleView = {
  ...pick(emptyFields, [...LISTED_FIELDS, ...ARTICLE_FIELDS]),
  id: '65f00000aaaaaaaaaaaaaaaa',
  slug: 'attention',
  href: '/blog/attention',
  title: 'Attention',
  summary: 'What heads look at',
  dek: 'What heads look at',
  seoTitle: 'Attention explained',
  description: 'How attention heads choose what to read.',
  publishedAt: new Date('2026-05-05T09:30:00Z'),
  revisedAt: new Date('2026-06-01T00:00:00Z'),
  minutes: 5,
  words: 1_100,
  cover: sampleCover,
  bylines: [
    { slug: 'ada', name: 'Ada', avatar: null },
    { slug: 'team', name: 'LLM.info Team', avatar: null },
  ],
  authors: [
    { slug: 'ada', name: 'Ada', avatar: null, bio: '', links: [], articles: 1 },
    { slug: 'team', name: 'LLM.info Team', avatar: null, bio: '', links: [], articles: 1 },
  ],
  tags: [{ slug: 'models', name: 'Models' }],
  html: '<p><a href="#fn">1</a> <img src="/media/a.webp" srcset="/media/a-640.webp 640w" alt=""></p>',
  headings: [],
  series: null,
  previous: null,
  next: null,
  recent: [],
}
