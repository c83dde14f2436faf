import type { ServerResponse } from 'node:http'

const ONE_YEAR = 31_536_000

/** Headers of every answer, whoever wrote it. */
export function setSecurityHeaders(res: ServerResponse, site: string | undefined) {
  res.setHeader('X-Content-Type-Options', 'nosniff')
  res.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin')
  res.setHeader(
    'Permissions-Policy',
    'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  )
  res.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  res.setHeader(
    'Content-Security-Policy',
    "base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'",
  )
  if (site?.startsWith('https:')) res.setHeader('Strict-Transport-Security', `max-age=${ONE_YEAR}`)
  if (!site) res.setHeader('X-Robots-Tag', 'noindex')
}
