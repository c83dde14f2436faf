import { basename, dirname, extname } from 'node:path'

/**
 * What a file name tells: words for the slug, the date prefix of some generators, and whether it is in a drafts folder.
 */
export type FileName = { words: string; date: string | null; isDraft: boolean }

const FOLDER_NAMES = new Set(['index', '_index', 'readme'])
const HIDDEN = /^_?(drafts?|private|unpublished)$/i
const DATED = /^(\d{4}-\d{1,2}-\d{1,2})-(.+)$/

/** Parses `2020-01-02-hello.md` or `2020-01-02-hello/index.md`; `path` is relative to a folder named `rootName`. */
export function readFileName(path: string, rootName: string): FileName {
  const name = basename(path, extname(path))
  const folder = dirname(path) === '.' ? rootName : basename(dirname(path))
  const own = FOLDER_NAMES.has(name.toLowerCase()) ? folder : name
  const [, date, words] = DATED.exec(own) ?? []
  return {
    words: words ?? own,
    date: date ?? null,
    isDraft: dirname(path)
      .split('/')
      .some((folder) => HIDDEN.test(folder)),
  }
}

/** A fallback title from a file name. */
export function titleFromWords(words: string): string {
  const spaced = words.replace(/[-_]+/g, ' ').trim()
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

/** The last path segment of a URL such as `/blog/2020/hello.html`; null when it is a pattern or empty. */
export function lastSegment(address: string): string | null {
  const path = address.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/, '')
  const segment = path.split('/').filter(Boolean).at(-1) ?? ''
  return segment.includes(':') ? null : segment.replace(/\.html?$/i, '') || null
}
