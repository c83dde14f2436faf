import type { APIRequestContext } from 'playwright/test'

/** Every address that shows the newest articles, and those of a tag and a byline when their paths are given. */
export function placesOf(...groups: string[]): string[] {
  const feeds = ['', ...groups].flatMap((under) =>
    ['feed.xml', 'atom.xml', 'feed.json'].map((file) => `${under}/${file}`),
  )
  return ['/', '/blog', '/archive', '/sitemaps/1.xml', ...groups, ...feeds]
}

/** Which of these places show an address now. */
export async function placesShowing(
  request: APIRequestContext,
  href: string,
  places: string[],
): Promise<string[]> {
  const whole = new RegExp(`${href}(?![a-z0-9-])`)
  const shown = await Promise.all(
    places.map(async (place) => {
      const response = await request.get(place)
      return response.ok() && whole.test(await response.text())
    }),
  )
  return places.filter((_, index) => shown[index])
}
