import type { Settings } from '#lib/settings/views.ts'

/** The defaults of all settings. */
export const defaultSettings: Settings = {
  name: 'LLM.info',
  tagline: 'How language models work, and what they change',
  description:
    'Explainers, reporting and reference on large language models, for people who want to understand them.',
  logo: null,
  language: 'en',
  typographicQuotes: false,
  zone: 'UTC',
  accent: { light: 'oklch(0.5 0.17 34)', dark: 'oklch(0.68 0.17 36)' },
  postsPerPage: 12,
  navigation: [
    { label: 'Articles', href: '/blog' },
    { label: 'Tags', href: '/tags' },
    { label: 'Authors', href: '/authors' },
    { label: 'Archive', href: '/archive' },
  ],
  footer: [
    { label: 'Archive', href: '/archive' },
    { label: 'RSS', href: '/feed.xml' },
  ],
  social: [],
  blockingChecks: [],
}
