import type { PictureSources } from '#lib/content/views.ts'
import type { Link } from '#lib/core/views.ts'

/** A picture that stands for the name. */
export type Logo = { id: string; src: string; width: number; height: number; sources: PictureSources }

/** The publication's settings: every brand string a reader sees. */
export type Settings = {
  name: string
  tagline: string
  /** For search engines, feeds and llms.txt. */
  description: string
  /** Null: the name is set in type. */
  logo: Logo | null
  /** BCP 47, such as en. */
  language: string
  /** IANA zone in which dates are shown, such as Europe/Berlin. */
  zone: string
  /** CSS colour of the accent in light and dark. */
  accent: { light: string; dark: string }
  postsPerPage: number
  navigation: Link[]
  footer: Link[]
  social: Link[]
}
