const LINKS = new Set(['http:', 'https:', 'mailto:', 'tel:', 'sms:', 'ftp:', 'irc:', 'ircs:', 'xmpp:'])
const PICTURES = new Set(['http:', 'https:'])

/** What is wrong with an address, judged as a browser reads it (WHATWG URL), or undefined. */
export function addressProblem(address: string, use: 'link' | 'picture'): string | undefined {
  if (hasControlCharacter(address)) return 'This address contains an invisible character. Type it again.'
  const protocol = protocolOf(address)
  if (!protocol) return 'This address cannot be read. Check it for typing mistakes.'
  if ((use === 'link' ? LINKS : PICTURES).has(protocol)) return undefined
  return use === 'link'
    ? `A link cannot begin with “${protocol}”. Use https:, mailto:, tel: or a path of this site.`
    : `A picture cannot begin with “${protocol}”. Upload it and use its path, or use https:.`
}

function protocolOf(address: string): string | undefined {
  return URL.parse(address, 'https://publication.invalid/blog/article')?.protocol
}

function hasControlCharacter(address: string) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  return /[\u0000-\u001f\u007f-\u009f]/.test(address)
}
