import { all, textOf, unwrap } from '#components/admin/editor/rich-text/paste/clean/dom.ts'

/** Links that lead nowhere, or run a script, leave only their words. */
export function cleanLinks(body: HTMLElement) {
  for (const link of all(body, 'a')) {
    const href = safeHref(link.getAttribute('href'))
    const isEmpty = textOf(link) === '' && !link.querySelector('img')
    if (href === null || isEmpty) unwrap(link)
    else link.setAttribute('href', href)
  }
}

/** The address without Google's detour; null when it may not stand in an article. */
export function safeHref(given: string | null): string | null {
  const href = (given ?? '').replace(/[\s\p{Cc}]+/gu, '')
  if (/^\/(?!\/)/.test(href)) return href
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(href)) return null
  const detour = /^https?:\/\/www\.google\.[a-z.]+\/url\?/i.test(href) && URL.parse(href)?.searchParams
  const target = detour ? (detour.get('q') ?? detour.get('url')) : null
  return target && /^https?:\/\//i.test(target) ? target : href
}
