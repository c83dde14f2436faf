import { Parser } from 'htmlparser2'
import { withoutHidden } from '#lib/core/characters.ts'
import type { Fetched } from '#lib/outgoing/client.ts'

export type PageFacts = { title: string; description: string; site: string; image: string | null }

const MAX_TITLE = 300
const MAX_DESCRIPTION = 500

/** What a page says about itself: OpenGraph, then Twitter's tags, then the title and description of HTML. */
export function readPage(page: Pick<Fetched, 'bytes' | 'charset' | 'url'>): PageFacts {
  const { meta, title } = readHead(decode(page))
  const first = (...names: string[]) => names.map((name) => meta.get(name)).find(Boolean) ?? ''
  const image = first('og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image')
  return {
    title: cut(first('og:title', 'twitter:title') || title, MAX_TITLE),
    description: cut(first('og:description', 'twitter:description', 'description'), MAX_DESCRIPTION),
    site: cut(first('og:site_name', 'application-name') || hostOf(page.url), MAX_TITLE),
    image: image ? (URL.parse(image, page.url)?.href ?? null) : null,
  }
}

/** The first value of each meta element in the head, and the title. What comes after the head is not looked at. */
function readHead(html: string): { meta: Map<string, string>; title: string } {
  const meta = new Map<string, string>()
  let title = ''
  let isTitle = false
  let isOver = false
  const parser = new Parser({
    onopentag(name, { property, name: named, content = '' }) {
      if (isOver) return
      if (name === 'body' || name === 'svg') isOver = true
      isTitle = name === 'title' && title === ''
      const key = (property ?? named)?.trim().toLowerCase()
      if (name === 'meta' && key && content.trim() && !meta.has(key)) meta.set(key, content)
    },
    ontext(text) {
      if (isTitle) title += text
    },
    onclosetag(name) {
      if (name === 'title') isTitle = false
      if (name === 'head') isOver = true
    },
  })
  for (let at = 0; at < html.length && !isOver; at += CHUNK) parser.write(html.slice(at, at + CHUNK))
  parser.end()
  return { meta, title }
}

const CHUNK = 16 * 1024

/** The charset of the header, else of the first kilobyte of HTML, else UTF-8. */
function decode({ bytes, charset }: Pick<Fetched, 'bytes' | 'charset'>): string {
  const declared = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(bytes.toString('latin1', 0, 1024))?.[1]
  for (const label of [charset, declared])
    try {
      if (label) return new TextDecoder(label).decode(bytes)
    } catch {
      // An encoding that does not exist.
    }
  return new TextDecoder().decode(bytes)
}

/** One line without what readers would not see, and without a broken character at its end. */
function cut(text: string, length: number): string {
  const line = withoutHidden(text.replace(/\s+/g, ' ')).trim()
  return line.length <= length
    ? line
    : `${line
        .slice(0, length - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, '')
        .trim()}…`
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '')
}
