import anyAscii from 'any-ascii'

/** The database's limit for a slug. */
export const LONGEST_SLUG = 120

// Long enough to be descriptive, short enough to be read out.
const LONGEST_MADE_SLUG = 80

/**
 * The slug of a text in any script: transliterates to lower-case Latin letters and digits, words joined by hyphens,
 * cut at a word. Empty when nothing can be transliterated.
 */
export function slugify(text: string, longest = LONGEST_MADE_SLUG): string {
  const spoken = text
    .normalize('NFC')
    .replace(/['’‘`ʼ]/gu, '')
    .replace(/&/g, ' and ')
    .replace(/(?<=\p{L})#/gu, ' sharp')
    .replace(/(?<=[\p{L}+])\+/gu, ' plus ')
  const words = anyAscii(spoken)
    .toLowerCase()
    .replace(/'/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  return shorten(words.join('-'), longest)
}

/** The slug itself if it is free, else the first free one of `slug-2`, `slug-3` … */
export function firstFree(slug: string, isFree: (candidate: string) => boolean): string {
  let candidate = slug
  for (let number = 2; !isFree(candidate); number++) candidate = numbered(slug, number)
  return candidate
}

function numbered(slug: string, number: number): string {
  const ending = `-${number}`
  return shorten(slug, LONGEST_SLUG - ending.length) + ending
}

function shorten(slug: string, longest: number): string {
  if (slug.length <= longest) return slug
  const end = slug.lastIndexOf('-', longest)
  return slug.slice(0, end > longest / 2 ? end : longest).replace(/-+$/, '')
}
