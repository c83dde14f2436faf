import { isIP } from 'node:net'
import type { Env } from '#lib/core/env.ts'
import { type Finding, ok, warning, wrong } from '#lib/maintenance/findings.ts'

/** Checks the environment variables. */
export function checkConfiguration(settings: Env): Finding[] {
  const findings = [...checkAddress(settings), ...checkSecret(settings)]
  return findings.length > 0 ? findings : [ok('configuration', 'The environment is valid.')]
}

function checkAddress({ SITE_URL }: Env): Finding[] {
  const check = 'configuration'
  if (!SITE_URL)
    return [
      warning(
        check,
        'SITE_URL is not set, so search engines are told not to index the site.',
        'Set it to the public address, such as https://news.example.',
      ),
    ]
  const { protocol, hostname } = new URL(SITE_URL)
  if (protocol === 'https:' || hostname === 'localhost' || isIP(hostname)) return []
  return [
    warning(check, `SITE_URL is ${SITE_URL}, without TLS.`, 'Put a TLS proxy in front and use https://.'),
  ]
}

function checkSecret({ DATABASE_URL, AUTH_SECRET }: Env): Finding[] {
  if (!DATABASE_URL || AUTH_SECRET) return []
  return [
    wrong(
      'configuration',
      'AUTH_SECRET is not set, but DATABASE_URL is.',
      'Set it to the same random string of 32 or more characters on every instance: openssl rand -hex 32',
    ),
  ]
}
