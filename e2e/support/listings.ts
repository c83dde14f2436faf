import type { APIRequestContext } from 'playwright/test'

/** Every path that lists the newest articles, plus the given pages (a tag, a byline) and their feeds. */
export function listingPaths(...groups: string[]): string[] {
  const feeds = ['', ...groups].flatMap((under) =>
    ['feed.xml', 'atom.xml', 'feed.json'].map((file) => `${under}/${file}`),
  )
  return ['/', '/blog', '/archive', '/sitemaps/1.xml', ...groups, ...feeds]
}

/** Which of these paths currently show a URL or text. */
export async function pathsShowing(
  request: APIRequestContext,
  href: string,
  paths: string[],
): Promise<string[]> {
  const whole = new RegExp(`${href}(?![a-z0-9-])`)
  const shown = await Promise.all(
    paths.map(async (path) => {
      const response = await request.get(path)
      return response.ok() && whole.test(await response.text())
    }),
  )
  return paths.filter((_, index) => shown[index])
}
