import { ADDRESSES } from '#lib/urls/addresses.ts'

/** Where the rules are; documents name it in the Speculation-Rules header. */
export const RULES_PATH = '/speculation/rules.json'

const notPrefetched = ADDRESSES.filter(({ mayPrefetch }) => !mayPrefetch).map(({ path }) =>
  path.replace(/:\w+/g, '*'),
)

const readersPages = {
  and: [
    { href_matches: '/*' },
    { not: { href_matches: notPrefetched } },
    { not: { selector_matches: '[download], [rel~=nofollow], [target=_blank]' } },
  ],
}

/**
 * What a browser may fetch and render before it is asked to (HTML, speculation rules): a page is fetched when a link to
 * it is hovered and rendered when the link is pressed.
 */
export const RULES = JSON.stringify({
  prefetch: [{ where: readersPages, eagerness: 'moderate' }],
  prerender: [{ where: readersPages, eagerness: 'conservative' }],
})

export const RULES_TYPE = 'application/speculationrules+json'
