import anyAscii from 'any-ascii'

/** The database's limit for a slug. */
export const MAX_SLUG_LENGTH = 120

// Long enough to be descriptive, short enough to be read out.
const MAX_GENERATED_SLUG_LENGTH = 80

/**
 * The slug of a text in any script: transliterates to lower-case Latin letters and digits, words joined by hyphens,
 * cut at a word. Empty when nothing can be transliterated.
 */
export function slugify(text: string, maxLength = MAX_GENERATED_SLUG_LENGTH): string {
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
  return shorten(words.join('-'), maxLength)
}

/** The slug itself if it is free, else the first free one of `slug-2`, `slug-3` … */
export function firstFree(slug: string, isFree: (candidate: string) => boolean): string {
  let candidate = slug
  for (let number = 2; !isFree(candidate); number++) candidate = numbered(slug, number)
  return candidate
}

function numbered(slug: string, number: number): string {
  const ending = `-${number}`
  return shorten(slug, MAX_SLUG_LENGTH - ending.length) + ending
}

function shorten(slug: string, maxLength: number): string {
  if (slug.length <= maxLength) return slug
  const end = slug.lastIndexOf('-', maxLength)
  return slug.slice(0, end > maxLength / 2 ? end : maxLength).replace(/-+$/, '')
}
