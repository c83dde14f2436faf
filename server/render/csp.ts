import { createHash } from 'node:crypto'
import type { ReaderDocument } from '#server/render/strip-runtime.ts'

/**
 * The Content-Security-Policy of a reader's document: only what it holds may run or style it, each by its hash, so
 * that one stored answer suits every reader. Style attributes carry colours and widths; no script can write them.
 */
export function documentCsp({ scripts, styles }: Pick<ReaderDocument, 'scripts' | 'styles'>): string {
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
    "frame-ancestors 'none'",
  ].join('; ')
}

/** For everything that is not a page but could be opened as one: a drawing, a feed, a picture. */
export const FILE_CSP = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"

/**
 * For the desk, for sign-in and for addresses that answer for themselves: scripts run only with the nonce of this one
 * answer, and load others. Editors write their styles as they go, so styles are not held back. While the publication is
 * worked on, its tools evaluate code and scripts carry no nonce.
 */
export function privateCsp(nonce: string, dev: boolean): string {
  return [
    ...(dev ? [] : ["default-src 'self'", `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`]),
    ...(dev
      ? []
      : ["style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self' data:"]),
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
  const hash = latest.get(text) ?? `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  if (latest.size === MOST_KNOWN) latest.clear()
  latest.set(text, hash)
  return hash
}

// Nearly every document holds the same script and the same style sheet.
const latest = new Map<string, string>()
const MOST_KNOWN = 8
