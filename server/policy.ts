import { createHash } from 'node:crypto'
import type { ReaderDocument } from '#server/document-mode'

/**
 * The Content-Security-Policy of a reader's document: only what it holds may run or style it, each by its hash, so
 * that one stored answer suits every reader. Style attributes carry colours and widths; no script can write them.
 */
export function policyFor({ scripts, styles }: Pick<ReaderDocument, 'scripts' | 'styles'>): string {
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
export const FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"

/** For the desk and for addresses that answer for themselves. */
export const PRIVATE_POLICY = "base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'"

function hashes(texts: readonly string[]): string[] {
  return [...new Set(texts)].map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
}
