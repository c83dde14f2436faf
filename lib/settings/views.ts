import type { ImageSources } from '#lib/content/views.ts'
import type { Link } from '#lib/core/views.ts'
import type { PublishCheck } from '#lib/settings/publish-checks.ts'

export type { PublishCheck }

/** An image shown in place of the site's name. */
export type Logo = { id: string; src: string; width: number; height: number; sources: ImageSources }

/** The site's settings: every brand string that readers see. */
export type Settings = {
  name: string
  tagline: string
  /** For search engines, feeds and llms.txt. */
  description: string
  /** Null: the name is shown as text. */
  logo: Logo | null
  /** BCP 47, such as en. */
  language: string
  /** Whether the editor sets the quotation marks and dashes of the language as one types. */
  typographicQuotes: boolean
  /** IANA time zone in which dates are shown, such as Europe/Berlin. */
  zone: string
  /** CSS accent colours of the light and dark themes. */
  accent: { light: string; dark: string }
  postsPerPage: number
  navigation: Link[]
  footer: Link[]
  social: Link[]
  /** The checks before publishing that block it; the others advise. */
  blockingChecks: PublishCheck[]
}
