import { env } from '#lib/core/env.ts'

/** The site's origin: SITE_URL, else localhost. Never taken from the Host header. */
export function siteOrigin(): string {
  return env().SITE_URL ?? `http://localhost:${env().PORT}`
}

/** Search engines may index the site only once SITE_URL is set. */
export function isIndexable(): boolean {
  return env().SITE_URL !== undefined
}

/** The absolute URL of a path. */
export function absolute(path: string): string {
  return new URL(path, siteOrigin()).href
}
