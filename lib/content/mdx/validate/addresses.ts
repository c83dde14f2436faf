import type { Diagnostic } from '#lib/core/errors.ts'

const LINKS = new Set(['http:', 'https:', 'mailto:', 'tel:', 'sms:', 'ftp:', 'irc:', 'ircs:', 'xmpp:'])

const ELSEWHERE =
  'Images from other sites are not shown, because readers load nothing from elsewhere. Upload the image and use its path.'

/**
 * Checks a URL as a browser parses it (WHATWG URL), against an allow-list of schemes. Returns the problem, or
 * undefined.
 */
export function addressProblem(address: string, use: 'link' | 'image'): string | undefined {
  if (/\p{Cc}/u.test(address)) return 'This address contains an invisible character. Retype it.'
  const protocol = URL.parse(address, PAGES[0])?.protocol
  if (!protocol) return 'This address is not valid. Check it for typos.'
  if (use === 'link' && LINKS.has(protocol)) return undefined
  if (use === 'link')
    return `A link cannot begin with “${protocol}”. Use https:, mailto:, tel: or a path on this site.`
  if (!isWeb(protocol))
    return `An image address cannot begin with “${protocol}”. Upload the image and use its path.`
  return isElsewhere(address) ? ELSEWHERE : undefined
}

/** Whether a URL leads to another site, from any page it might be used on. */
export function isElsewhere(address: string): boolean {
  return PAGES.some((page) => {
    const { protocol, origin } = URL.parse(address, page) ?? {}
    return isWeb(protocol) && origin !== new URL(page).origin
  })
}

/** Whether a diagnostic is only about an image on another site. */
export function isAboutElsewhere({ message }: Diagnostic): boolean {
  return message.endsWith(ELSEWHERE)
}

// A URL that resolves to either page's own origin has neither host nor scheme.
const PAGES = ['https://one.invalid/blog/article', 'http://two.invalid/blog/article']

function isWeb(protocol: string | undefined): boolean {
  return protocol === 'http:' || protocol === 'https:'
}
