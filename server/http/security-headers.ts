import type { HeaderList } from '#server/http/representation.ts'

const ONE_YEAR = 31_536_000

/**
 * Security headers of every response, including those from Next. The Content-Security-Policy is separate
 * (render/csp.ts). Without SITE_URL, responses are noindex.
 */
export function securityHeaders(site: string | undefined): HeaderList {
  return [
    ...['X-Content-Type-Options', 'nosniff'],
    ...['Referrer-Policy', 'strict-origin-when-cross-origin'],
    ...[
      'Permissions-Policy',
      'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
    ],
    ...['Cross-Origin-Opener-Policy', 'same-origin'],
    ...(site?.startsWith('https:') ? ['Strict-Transport-Security', `max-age=${ONE_YEAR}`] : []),
    ...(site ? [] : ['X-Robots-Tag', 'noindex']),
  ]
}
