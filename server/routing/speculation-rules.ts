/** Where the rules stand; documents name it in the Speculation-Rules header. */
export const RULES_PATH = '/speculation/rules.json'

const NOT_IN_ADVANCE = [
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

const readersPages = {
  and: [
    { href_matches: '/*' },
    { not: { href_matches: NOT_IN_ADVANCE } },
    { not: { selector_matches: '[download], [rel~=nofollow], [target=_blank]' } },
  ],
}

/**
 * What a browser may fetch and render before it is asked to (HTML, speculation rules): a page of ours is fetched when
 * a link is hovered and rendered when it is pressed.
 */
export const RULES = JSON.stringify({
  prefetch: [{ where: readersPages, eagerness: 'moderate' }],
  prerender: [{ where: readersPages, eagerness: 'conservative' }],
})

export const RULES_TYPE = 'application/speculationrules+json'
