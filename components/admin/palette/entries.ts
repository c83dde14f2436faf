import type { FoundEntry } from '#lib/admin/views.ts'
import type { Link } from '#lib/core/views.ts'

/** What choosing an entry does. */
export type Target = { href: string } | { create: 'article' | 'page' } | { template: string }

export type Entry = {
  /** Names it on this device, without its title. */
  key: string
  title: string
  hint: string
  target: Target
}

/** What the palette offers without asking the server. */
export function ownEntries(links: readonly Link[], mayWritePages: boolean): Entry[] {
  const creating: Entry[] = [
    { key: 'new:article', title: 'New article', hint: 'Create', target: { create: 'article' } },
    ...(mayWritePages
      ? [{ key: 'new:page', title: 'New page', hint: 'Create', target: { create: 'page' } } satisfies Entry]
      : []),
  ]
  const leading = links.map(({ href, label }) => ({
    key: href,
    title: label,
    hint: 'Go to',
    target: { href },
  }))
  return [...creating, ...leading]
}

export function foundEntry(found: FoundEntry): Entry {
  const { kind, title } = found
  if (kind === 'template')
    return { key: `template:${found.id}`, title, hint: HINTS.template, target: { template: found.id } }
  return { key: `${kind}:${found.href}`, title, hint: HINTS[kind], target: { href: found.href } }
}

const HINTS: Record<FoundEntry['kind'], string> = {
  article: 'Article',
  page: 'Page',
  author: 'Author',
  tag: 'Tag',
  user: 'User',
  template: 'New from template',
}

type Sources = { own: readonly Entry[]; found: readonly Entry[]; recent: readonly string[] }

/**
 * What is shown for some words: those of the own entries that have each of them, then what the server found. Within
 * both, entries that were chosen lately come first; without words, in the order of choice, before posts changed lately.
 */
export function arrange(query: string, { own, found, recent }: Sources): Entry[] {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return byRecency([...found, ...own], recent)
  const matching = own.filter(({ title }) => words.every((word) => hasWord(title, word)))
  return [...byRecency(matching, recent), ...byRecency(found, recent)]
}

function hasWord(title: string, start: string): boolean {
  return title
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .some((word) => word.startsWith(start))
}

function byRecency(entries: readonly Entry[], recent: readonly string[]): Entry[] {
  const rankOf = ({ key }: Entry) => {
    const at = recent.indexOf(key)
    return at < 0 ? recent.length : at
  }
  return entries.toSorted((one, other) => rankOf(one) - rankOf(other))
}
