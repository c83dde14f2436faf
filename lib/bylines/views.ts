import type { Link } from '#lib/core/views.ts'

/** A byline as the desk edits it. */
export type AdminByline = {
  id: string
  name: string
  slug: string
  bio: string
  links: Link[]
  avatar: { id: string; src: string; width: number; height: number } | null
  /** The user it belongs to; null: a byline without a login. */
  user: string | null
  /** Live posts that carry it. */
  live: number
  /** Whether the viewer may change it. */
  mayEdit: boolean
}
