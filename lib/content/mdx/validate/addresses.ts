import type { Diagnostic } from '#lib/core/errors.ts'

const LINKS = new Set(['http:', 'https:', 'mailto:', 'tel:', 'sms:', 'ftp:', 'irc:', 'ircs:', 'xmpp:'])

const ELSEWHERE =
  'A picture on another site is not shown: readers load nothing from elsewhere. Upload it and use its path.'

/** What is wrong with an address, judged as a browser reads it (WHATWG URL), or undefined. */
export function addressProblem(address: string, use: 'link' | 'picture'): string | undefined {
  if (/\p{Cc}/u.test(address)) return 'This address contains an invisible character. Type it again.'
  const protocol = URL.parse(address, PAGES[0])?.protocol
  if (!protocol) return 'This address cannot be read. Check it for typing mistakes.'
  if (use === 'link' && LINKS.has(protocol)) return undefined
  if (use === 'link')
    return `A link cannot begin with “${protocol}”. Use https:, mailto:, tel: or a path of this site.`
  if (!isWeb(protocol)) return `A picture cannot begin with “${protocol}”. Upload it and use its path.`
  return isElsewhere(address) ? ELSEWHERE : undefined
}

/** Whether an address leads to another site; also one that only some pages would take for it. */
export function isElsewhere(address: string): boolean {
  return PAGES.some((page) => {
    const { protocol, origin } = URL.parse(address, page) ?? {}
    return isWeb(protocol) && origin !== new URL(page).origin
  })
}

/** Whether the checker minds nothing but that a picture lies on another site. */
export function isAboutElsewhere({ message }: Diagnostic): boolean {
  return message.endsWith(ELSEWHERE)
}

// An address that leads to either of them, depending on where it stands, has neither a host nor a scheme of its own.
const PAGES = ['https://one.invalid/blog/article', 'http://two.invalid/blog/article']

function isWeb(protocol: string | undefined): boolean {
  return protocol === 'http:' || protocol === 'https:'
}
