import { ADDRESSES } from '#lib/urls/addresses.ts'

/** Path of the speculation rules; pages name it in the Speculation-Rules header. */
export const RULES_PATH = '/speculation/rules.json'

const neverPrefetched = ADDRESSES.filter(({ mayPrefetch }) => !mayPrefetch).map(({ path }) =>
  path.replace(/:\w+/g, '*'),
)

const publicPages = {
  and: [
    { href_matches: '/*' },
    { not: { href_matches: neverPrefetched } },
    { not: { selector_matches: '[download], [rel~=nofollow], [target=_blank]' } },
  ],
}

/** Speculation rules (WICG): browsers prefetch a page on hover and prerender it on press. */
export const RULES = JSON.stringify({
  prefetch: [{ where: publicPages, eagerness: 'moderate' }],
  prerender: [{ where: publicPages, eagerness: 'conservative' }],
})

export const RULES_TYPE = 'application/speculationrules+json'
