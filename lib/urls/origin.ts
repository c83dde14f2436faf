import { env } from '#lib/core/env.ts'

/** Where the publication stands: SITE_URL, else this machine. The Host header never decides it. */
export function siteOrigin(): string {
  return env().SITE_URL ?? `http://localhost:${env().PORT}`
}

/** Search engines may list the publication only once it knows its own address. */
export function isIndexable(): boolean {
  return env().SITE_URL !== undefined
}

/** A path of the publication as a complete address. */
export function absolute(path: string): string {
  return new URL(path, siteOrigin()).href
}
