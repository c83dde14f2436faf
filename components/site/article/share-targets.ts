/** The services an article can be shared on, with the share URLs that they document. */
export function shareTargets(title: string, address: string): { name: string; href: string }[] {
  const both = `${title} ${address}`
  return [
    { name: 'E-mail', href: `mailto:?${query({ subject: title, body: address })}` },
    { name: 'X', href: `https://x.com/intent/post?${query({ text: title, url: address })}` },
    { name: 'LinkedIn', href: `https://www.linkedin.com/sharing/share-offsite/?${query({ url: address })}` },
    { name: 'Bluesky', href: `https://bsky.app/intent/compose?${query({ text: both })}` },
    { name: 'Reddit', href: `https://www.reddit.com/submit?${query({ url: address, title })}` },
    {
      name: 'Hacker News',
      href: `https://news.ycombinator.com/submitlink?${query({ u: address, t: title })}`,
    },
  ]
}

// Not URLSearchParams: mail clients show its “+” literally.
function query(parameters: Record<string, string>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
}
