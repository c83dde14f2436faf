/** Path of the speculation rules; pages name it in the Speculation-Rules header. */
export const RULES_PATH = '/speculation/rules.json'

const NEVER_PREFETCH = [
  '/admin*',
  '/admin/*',
  '/api/*',
  '/login*',
  '/setup*',
  '/invite/*',
  '/preview/*',
  '/search*',
  '/media/*',
  '/cards/*',
  '/art/*',
  '/assets/*',
  '/_next/*',
  '/*.xml',
  '/*/*.xml',
  '/*/*/*.xml',
  '/*.json',
  '/*.txt',
  '/blog/*.md',
]

const publicPages = {
  and: [
    { href_matches: '/*' },
    { not: { href_matches: NEVER_PREFETCH } },
    { not: { selector_matches: '[download], [rel~=nofollow], [target=_blank]' } },
  ],
}

/** Speculation rules (WICG): browsers prefetch a page on hover and prerender it on press. */
export const RULES = JSON.stringify({
  prefetch: [{ where: publicPages, eagerness: 'moderate' }],
  prerender: [{ where: publicPages, eagerness: 'conservative' }],
})

export const RULES_TYPE = 'application/speculationrules+json'
