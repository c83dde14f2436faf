import { createHash } from 'node:crypto'
import type { ReaderDocument } from '#server/render/strip-runtime.ts'

/**
 * Content-Security-Policy of public pages: inline scripts and styles are allowed by hash, so that one cached response
 * serves every reader. Style attributes are allowed for colours and widths; no script can set them. `framedBy`: only the
 * preview may be shown in a frame, that of the editor.
 */
export function documentCsp(
  { scripts, styles }: Pick<ReaderDocument, 'scripts' | 'styles'>,
  framedBy: "'none'" | "'self'" = "'none'",
): string {
  return [
    "default-src 'none'",
    ["script-src 'self'", ...hashes(scripts)].join(' '),
    ["style-src 'self'", ...hashes(styles)].join(' '),
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${framedBy}`,
  ].join('; ')
}

/** Content-Security-Policy of everything else that a browser could open as a page: SVG, feeds, images. */
export const FILE_CSP = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"

/**
 * Content-Security-Policy of admin, sign-in and API responses: scripts need the nonce of this response
 * ('strict-dynamic'), and so do style elements; style attributes are not allowed. In development, tools use eval and
 * scripts without a nonce.
 */
export function privateCsp(nonce: string, dev: boolean): string {
  return [
    ...(dev ? [] : ["default-src 'self'", `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`]),
    ...(dev ? [] : [`style-src 'self' 'nonce-${nonce}'`, "img-src 'self' data: blob:", "font-src 'self'"]),
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

function hashes(texts: readonly string[]): string[] {
  return [...new Set(texts)].map(hashOf)
}

function hashOf(text: string): string {
  const hash = hashCache.get(text) ?? `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  if (hashCache.size === MAX_CACHED_HASHES) hashCache.clear()
  hashCache.set(text, hash)
  return hash
}

// Nearly every page has the same inline script and style sheet.
const hashCache = new Map<string, string>()
const MAX_CACHED_HASHES = 8
