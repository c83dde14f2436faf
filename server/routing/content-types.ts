import { extname } from 'node:path'

const TEXT = 'text/plain; charset=utf-8'

/** By extension, as registered with IANA; text is assumed to be UTF-8. */
const TYPES: Readonly<Record<string, string>> = {
  asc: TEXT,
  atom: 'application/atom+xml; charset=utf-8',
  avif: 'image/avif',
  css: 'text/css; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  gif: 'image/gif',
  gz: 'application/gzip',
  htm: 'text/html; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  ics: 'text/calendar; charset=utf-8',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  jsonld: 'application/ld+json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  otf: 'font/otf',
  pdf: 'application/pdf',
  pem: TEXT,
  png: 'image/png',
  rss: 'application/rss+xml; charset=utf-8',
  svg: 'image/svg+xml',
  ttf: 'font/ttf',
  txt: TEXT,
  vcf: 'text/vcard; charset=utf-8',
  wasm: 'application/wasm',
  webm: 'video/webm',
  webmanifest: 'application/manifest+json; charset=utf-8',
  webp: 'image/webp',
  woff: 'font/woff',
  woff2: 'font/woff2',
  xml: 'application/xml; charset=utf-8',
  xsl: 'application/xslt+xml; charset=utf-8',
  yaml: 'application/yaml',
  yml: 'application/yaml',
  zip: 'application/zip',
}

/** Apple fetches JSON at a path without an extension. */
const NAMED: Readonly<Record<string, string>> = {
  '/.well-known/apple-app-site-association': 'application/json',
}

/** The content type of a file by its name. Files without an extension usually verify a site, and are text. */
export function contentTypeOf(path: string): string {
  const extension = extname(path).slice(1).toLowerCase()
  if (!extension) return NAMED[path] ?? TEXT
  return TYPES[extension] ?? 'application/octet-stream'
}
